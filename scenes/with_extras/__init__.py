"""Scenes that need an extra, rendered by their path: `steepest render scenes/with_extras/…`."""
