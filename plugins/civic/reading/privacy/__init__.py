"""Personal numbers and names beside delicate words."""
