"""A scene's file becomes a scene; what its code raises is told with its line."""
