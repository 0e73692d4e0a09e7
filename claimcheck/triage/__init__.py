"""Triage: which findings were known before, and which somebody has decided about."""
