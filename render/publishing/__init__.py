"""What is said of a film where it is shown: in a page, on a slide."""
