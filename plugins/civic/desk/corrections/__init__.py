"""`check --fix` and `takedown`: changes of what people wrote, shown before they are made."""
