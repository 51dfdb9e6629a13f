"""Charts: an axis, its ticks, and curves that grow with the walk."""
