"""Runs made elsewhere: read from CSV and .npz, and written as such."""
