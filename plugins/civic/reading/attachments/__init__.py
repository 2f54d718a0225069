"""What is in the files that posts offer: their true type, their text, what must not go out."""
