"""From a scene to trajectories, and from a step to what it is made of."""
