"""What a person sees while a command runs, on whatever terminal it runs.

Enters: words, values, how far a command is. Leaves: output that never fails for the letters in it.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import sys
import unicodedata
from io import TextIOWrapper

_PLAIN = {"đ": "d", "Đ": "D", "→": "->", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"}
_ERRORS = "vanban-plain"


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Letters that a terminal does not know, without their marks, which is still read; "?" for what is no letter.

    >>> "Đã dựng xong → “site”".encode("ascii", "vanban-plain").decode()
    'Da dung xong -> "site"'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    words = error.object[error.start : error.end]
    bare = "".join(_PLAIN.get(c) or unicodedata.normalize("NFD", c)[0] for c in words)
    return "".join(c if c.isascii() else "?" for c in bare), error.end


codecs.register_error(_ERRORS, _plain)


def write_whatever_it_can() -> None:
    """From now on no letter makes the output fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_ERRORS)


def tell(words: str, status: int = 0) -> int:
    """Says something to the person, beside the output; returns the status."""
    with contextlib.suppress(OSError):  # where nobody can read it, nothing is gained by failing
        print(words, file=sys.stderr, flush=True)
    return status


def print_json(value: object, indent: int | None = None) -> None:
    """A value for programs: letters that the output does not know are written as JSON writes them."""
    known = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not known, indent=indent))


def progress(what: str, done: int, of: int) -> None:
    """One line that counts up, only where a person watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what} {done}/{of}", end="" if done < of else "\r\033[K", file=sys.stderr, flush=True)
