"""The pictures of many scenes: what is missing or stale is made, and why is told."""
