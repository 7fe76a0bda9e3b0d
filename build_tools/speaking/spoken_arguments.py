"""Arguments of commands, with help and mistakes said in Vietnamese.

Enters: what a command takes. Leaves: a parser that speaks to publishers in their language; what argparse says is told
by rows, so that a new version of it can at worst be heard in English.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

_USAGE = "cách dùng: "
_SAYS = [
    (r"the following arguments are required: (.+)", r"thiếu: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"argument (.+?): expected one argument", r"\1: cần một giá trị"),
    (r"argument (.+?): expected (\d+) arguments", r"\1: cần \2 giá trị"),
    (r"argument (.+?): expected at least one argument", r"\1: cần ít nhất một giá trị"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1: không phải giá trị đúng: \2"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: không có \2 (có: \3)"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: không đi cùng \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 chưa rõ, có thể là \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: không nhận giá trị \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
]


def spoken(message: str) -> str:
    """What argparse says, in Vietnamese.

    >>> spoken("the following arguments are required: --out"), spoken("argument --on: “x” không phải một ngày")
    ('thiếu: --out', '--on: “x” không phải một ngày')
    """
    for said, words in _SAYS:
        if re.fullmatch(said, message, re.DOTALL):
            return re.sub(said, words, message, count=1, flags=re.DOTALL)
    return message


class _SpokenHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class SpokenParser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese; its subcommands do, too."""

    def __init__(self, prog: str | None = None, description: str | None = None, help: str | None = None) -> None:
        super().__init__(prog, description=description, formatter_class=_SpokenHelp, add_help=False)
        self._positionals.title, self._optionals.title = "tham số", "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện lời này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and how the command is used; exit status 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {spoken(message)}\n  → {self.prog} --help\n")
