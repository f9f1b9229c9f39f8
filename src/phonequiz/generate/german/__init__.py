"""The rules for drafting questions from articles in German."""
