"""An editor at the terminal who answers what was set down beforehand: for the tests."""

from __future__ import annotations

from collections.abc import Iterator


class Editor:
    """Answers in order, and remembers what was said."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.said: list[str] = []

    def ask(self, _question: str) -> str:
        try:
            return next(self.answers)
        except StopIteration as end:
            raise EOFError from end

    def say(self, words: str) -> None:
        self.said.append(words)
