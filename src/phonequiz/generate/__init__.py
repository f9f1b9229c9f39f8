"""Drafts of questions from an article, offline and the same every time."""
