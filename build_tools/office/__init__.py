"""The office: the words that official texts are made of, each once, with its meaning.

Types of document, posts and who enacts, letterheads of every time, words for what is attached, kinds of place and
provinces by date, the alphabet, and how patterns are written with them. The facts are TOML tables in `tables/`; this
room gives them their meaning. Nothing here reads a text's structure.

Each module stands for itself and is imported by its name (`from ..office import types`): importing one does not
compile the patterns of the others.
"""
