"""Presenting: what every room that shows a text says in one way: its name, its outline, how its tables are laid out,
where its original is.
"""
