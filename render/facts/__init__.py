"""What is known of rules and surfaces, read from their docstrings and classes."""
