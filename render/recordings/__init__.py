"""Runs made elsewhere: read from CSV and .npz, and the tables that walks are written as."""
