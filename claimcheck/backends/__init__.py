"""Backends: where statements are kept and blocks are gathered."""
