"""Assembling: from pages to the site that stands: each page in its frame, files to take away, names by content, and
what is kept of the site before.
"""
