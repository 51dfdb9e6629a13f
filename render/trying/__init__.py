"""A formula becomes a scene: where to start, who walks, at which rates, and its source."""
