"""Where reports come from: progress databases, statements in files or a record store, tables of marks."""
