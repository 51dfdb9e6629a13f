"""Basins: each point of the plane in the colour of the minimum that it comes to."""
