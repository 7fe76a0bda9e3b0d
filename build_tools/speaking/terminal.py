"""What a person sees while a command runs, on whatever terminal it runs.

Enters: words, values, how far a command is. Leaves: output that never fails for the letters in it.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import signal
import sys
import threading
import time
import unicodedata
from collections.abc import Iterator
from io import TextIOWrapper

from ..errors import Refusal

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


def plain(refusal: Refusal) -> dict[str, str]:
    """What is refused, for programs."""
    return {"place": refusal.place, "problem": refusal.problem, "remedy": refusal.remedy}


@contextlib.contextmanager
def ending_when_asked() -> Iterator[None]:
    """A request of the system to end is taken as one of the person: what was begun is cleared away."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end_at_once() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


if hasattr(os, "register_at_fork"):  # those who work for a command end at once: there is nothing to clear away in them
    os.register_at_fork(after_in_child=_end_at_once)


class _Watch:
    """What is being done, and since when."""

    what, since = "", 0.0


_SOON = 2.0  # seconds after which one wants to know how long it will be


def progress(what: str, done: int, of: int) -> None:
    """One line that counts up, and says what is left, only where a person watches."""
    if not sys.stderr.isatty():
        return
    now = time.monotonic()
    if what != _Watch.what or not done:
        _Watch.what, _Watch.since = what, now
    left = remaining(now - _Watch.since, done, of)
    print(f"\r\033[K{what} {done}/{of}{left}", end="" if done < of else "\r\033[K", file=sys.stderr, flush=True)


def remaining(spent: float, done: int, of: int) -> str:
    """How long the rest will be, by what was done in the seconds spent; "" while that cannot be told.

    >>> remaining(1, 5, 10), remaining(10, 5, 10), remaining(120, 1, 3)
    ('', ', còn khoảng 10 giây', ', còn khoảng 4 phút')
    """
    if spent < _SOON or not 0 < done < of:
        return ""
    seconds = round(spent / done * (of - done))
    return f", còn khoảng {seconds} giây" if seconds < 100 else f", còn khoảng {round(seconds / 60)} phút"
