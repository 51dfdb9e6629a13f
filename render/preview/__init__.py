"""A scene in the browser, tuned by its sliders, read anew when saved."""
