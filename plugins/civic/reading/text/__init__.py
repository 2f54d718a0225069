"""The encoding of a file, slugs, the nearest word, surnames."""
