"""The map: the surface from above, in bands between equal steps of height."""
