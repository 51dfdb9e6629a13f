"""One picture of one scene, made: a film or a still, with its recipe."""
