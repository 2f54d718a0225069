"""Disks that do less than others."""


def no_links(self, target):
    """As a USB stick says it."""
    raise PermissionError(1, "Operation not permitted")
