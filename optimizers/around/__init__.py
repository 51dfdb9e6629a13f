"""Pieces that go around a rule: what it is given, or what becomes of its step, is another."""
