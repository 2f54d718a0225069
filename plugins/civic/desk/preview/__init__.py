"""`serve`: the site on this machine, built again when a file is saved."""
