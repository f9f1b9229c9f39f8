"""Statements to judge as true or false: what an article says, and the same with one thing changed."""
