"""Files of the content are written whole, or stay as they were."""
