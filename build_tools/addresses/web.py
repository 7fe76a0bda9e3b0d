"""Addresses on the web that a publisher may state: what a reader's browser follows must be a page, and nothing else.

Enters: words. Leaves: whether they are the whole address of a page, http or https.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""
    https?://
    (?P<host>[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+)   # no user name, no bare word
    (?P<port>:\d{1,5})?
    (?P<rest>[/?\#][^\s"'<>\\^`{|}\x00-\x20\x7f-\x9f]*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
REMEDY = 'viết cả https://, ví dụ "https://vanban.chinhphu.vn/…"'


def is_web_address(words: str) -> bool:
    """Whether the words are the address of a page.

    >>> [is_web_address(a)
    ...  for a in ("https://vanban.chinhphu.vn/?pageid=27160&docid=1", "HTTP://a.vn:8080/đường-dẫn#x")]
    [True, True]
    >>> [is_web_address(a)
    ...  for a in ("javascript:alert(1)", "//evil.example", "vanban.chinhphu.vn/abc", "https://a.vn/ b")]
    [False, False, False, False]
    >>> [is_web_address(a)
    ...  for a in ("https://u@evil.example/", "https://localhost/", 'https://a.vn/"x', "https://a.vn\\\\b")]
    [False, False, False, False]
    """
    return _ADDRESS.fullmatch(words) is not None
