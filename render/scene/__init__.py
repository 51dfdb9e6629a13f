"""The declaration: what a film shows, and the faults between its parts."""
