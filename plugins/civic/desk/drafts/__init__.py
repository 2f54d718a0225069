"""`new`: an item with its header filled in, also out of Word files."""
