"""The landscape: the surface as a carved block, seen in perspective."""
