"""Question banks: the model, reading, and the article behind them."""
