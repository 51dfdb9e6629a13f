"""A scene and a film show themselves at the end of a notebook's cell."""
