"""A made-up content tree of any size."""
