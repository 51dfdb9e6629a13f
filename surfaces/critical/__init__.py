"""Where the ground is level: critical points, found and classified."""
