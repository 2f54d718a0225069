"""Pictures: upright, without metadata, in the sizes that pages show."""
