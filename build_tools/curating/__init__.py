"""Curating: what a person does with the texts of a collection: begins it, brings texts in, goes through what is
doubted, decides, mends, records.
"""
