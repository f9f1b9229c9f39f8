"""phonequiz: learn an article in the terminal, with questions that stand on their source."""

__version__ = "0.1.0"
