"""A bank opened for editing: what is not touched keeps every byte, every step can be undone, a kill loses nothing."""
