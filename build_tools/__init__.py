"""Vanban: Vietnamese official texts, from a rough scan to a clause anyone can link to."""

__version__ = "0.1.0"
