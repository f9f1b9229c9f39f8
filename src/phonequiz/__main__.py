"""Run with ``python -m phonequiz``."""

from phonequiz.cli.main import main

main()
