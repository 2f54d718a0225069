"""Every Chinese string that leaves through Python, a module for each room that speaks."""
