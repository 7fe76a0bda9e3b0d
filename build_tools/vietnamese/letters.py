"""Letters: folding, slugs, Telex keys, the letters of the điểm."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that differ only by their marks stay apart in anchors: the Telex keys (contract, "Anchors").
_TELEX = str.maketrans({"đ": "dd", "ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"})

# The 23 letters of điểm in their order (legal-forms: "Điểm letters"); ê is printed by some bodies after e.
DIEM_LETTERS = "abcdđeghiklmnopqrstuvxy"


def folded(text: str) -> str:
    """Lower case without any mark, đ as d.

    >>> folded("Điều Ủy BAN")
    'dieu uy ban'
    """
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


def slug(text: str) -> str:
    """ASCII words joined with "-".

    >>> slug("25-CTr/TU Thái Bình")
    '25-ctr-tu-thai-binh'
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")


@lru_cache(maxsize=4096)
def telex(number: str) -> str:
    """The printed number of a unit as it stands in an anchor: lower case, marked letters by their Telex keys.

    >>> telex("đ"), telex("II"), telex("2.1"), telex("21b")
    ('dd', 'ii', '2-1', '21b')
    """
    text = unicodedata.normalize("NFC", number.lower()).replace("ð", "đ").translate(_TELEX)
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
