"""Triage: which findings were known before."""
