"""The rules of cleaning as rows that act: what each one is called, by which finders its places are found, and why the
reader may trust it.

    file_rules   who decided what, the encoding, the marks and codes that programs left
    page_rules   the cells of a head, what is no part of the text, notes
    line_rules   what was cut in two, blanks round punctuation

Enters: nothing. Leaves: RULES, in the order in which they run, from the editor's decisions to the spacing; each sees
the text that those before it left. A row that is struck out acts no longer, and its examples fail: a test strikes out
each.
"""

from .file_rules import OF_FILES
from .line_rules import OF_LINES
from .page_rules import OF_PAGES

RULES = (*OF_FILES, *OF_PAGES, *OF_LINES)
BY_NAME = {rule.name: rule for rule in RULES}

__all__ = ["BY_NAME", "RULES"]
