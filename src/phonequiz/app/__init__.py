"""The full-screen app: one of the two faces."""
