"""The command `steepest`: load a scene, make a film, build what is stale."""
