"""Decks of slides: a film a slide, for PowerPoint, reveal.js and Quarto."""
