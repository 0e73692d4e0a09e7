"""claimcheck: lint claims against their articles, and against each other."""

__version__ = "0.1.0"
