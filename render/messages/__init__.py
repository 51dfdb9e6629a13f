"""How the program speaks of faults and sizes, and what it names when a name is wrong."""
