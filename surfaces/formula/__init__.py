"""A formula as it is typed: read, differentiated, computed and set, and never run as code."""
