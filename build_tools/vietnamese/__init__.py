"""The Vietnamese language as far as the project needs it: letters, numerals, keys for comparing. Pure functions, all
shown by example.

A key is for comparing, never for display, and never written back into a text.
"""

from .keys import VOWELS, is_syllable, marks_off, toned
from .letters import DIEM_LETTERS, dictionary_key, folded, slug, telex
from .numerals import ORDINALS, cardinal_value, numeral, ordinal, ordinal_value, roman

__all__ = [
    "DIEM_LETTERS", "ORDINALS", "VOWELS", "cardinal_value", "dictionary_key", "folded", "is_syllable", "marks_off",
    "numeral", "ordinal", "ordinal_value", "roman", "slug", "telex", "toned",
]  # fmt: skip
