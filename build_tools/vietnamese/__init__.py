"""The Vietnamese language as far as the project needs it: letters, numerals, keys for comparing. Pure functions, all shown by example.

A key is for comparing, never for display, and never written back into a text.
"""

from .keys import is_syllable, marks_off, toned
from .letters import DIEM_LETTERS, folded, roman, slug, telex

__all__ = ["DIEM_LETTERS", "folded", "is_syllable", "marks_off", "roman", "slug", "telex", "toned"]
