"""Records as others read them: xAPI 1.0.3 statements, and handing them in."""
