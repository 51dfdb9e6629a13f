"""Paths as strokes, laid beside and over one another."""
