"""Mechanical repairs of records: what can be repaired, and how files are written anew."""
