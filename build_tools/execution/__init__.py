"""Execution: how work on many texts is carried out: by several processes, kept by what it was made of, one text's
failure its own.
"""
