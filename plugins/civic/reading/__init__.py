"""From disk to values: the files that people edit, and what is wrong with them."""
