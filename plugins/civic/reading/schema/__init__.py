"""What people write, as data: of every file the keys, what each means, what may stand behind it, and an example."""
