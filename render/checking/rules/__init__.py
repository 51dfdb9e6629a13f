"""Beside each rule, the slips that are made in writing it."""
