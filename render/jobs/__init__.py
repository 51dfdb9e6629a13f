"""Runs of the command as processes of their own, here or on other machines."""
