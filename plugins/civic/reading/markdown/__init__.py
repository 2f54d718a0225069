"""The text of a post: lines -> blocks -> inlines -> sanitized HTML."""
