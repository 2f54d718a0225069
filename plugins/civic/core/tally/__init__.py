"""What counts once, what a month is worth, who stands where: the tally's arithmetic, pure."""
