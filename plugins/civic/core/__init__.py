"""The facts and what follows from them. Pure: no Pelican, disk, clock, environment or Chinese sentence."""
