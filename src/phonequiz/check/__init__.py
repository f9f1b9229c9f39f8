"""What is wrong with a bank, with file, line and column."""
