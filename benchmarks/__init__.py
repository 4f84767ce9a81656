"""Measurements anyone can repeat: `make bench` runs them all and prints a table for each."""
