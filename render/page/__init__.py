"""A scene as one page that can be turned, scrubbed and read."""
