"""From a scene, a view and trajectories to frames, each as shapes."""
