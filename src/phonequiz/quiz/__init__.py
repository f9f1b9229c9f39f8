"""Runs: what is drawn, what is asked next, what it comes to."""
