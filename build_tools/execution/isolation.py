"""One text's failure is its own: a stage over many texts, each of which may fail without keeping the others from it.

Enters: texts and a function. Leaves: what the function made of each; and, by slug, a Refusal for every text at which it
failed, which names the text, the stage and, where the failure tells, the line of the input.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from ..errors import Refusal, Refusals
from ..model import Block, CleanText, Document, Failure, Line, SourceText, Unit

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many
COLLECTION = ""  # stands for the slug where something concerns no text alone

_OURS = Path(__file__).parent.parent
_REMEDY = "gửi tệp này cùng lời báo này cho người làm chương trình; các văn bản khác dựng được bằng build --keep-going."


class OneText(Exception):
    """A step over the whole collection failed at one text, which is out now: do it again without that text."""


class Held(Protocol):
    """What is made of one text."""

    @property
    def source(self) -> SourceText:
        """The text itself."""


T = TypeVar("T", bound="SourceText | Held")
R = TypeVar("R")


class Texts:
    """Stages over the texts of one run; `refused` holds what failed, by slug."""

    def __init__(self, progress: Progress, refused: Mapping[str, Refusal], drafts: bool = False) -> None:
        self.progress, self.drafts = progress, drafts
        self.refused = dict(refused)

    def count(self) -> int:
        """How many texts have failed."""
        return sum(slug != COLLECTION for slug in self.refused)

    def refuse(self, slug: str, refusal: Refusal) -> None:
        """One more thing that is wrong with a text."""
        told = self.refused.get(slug)
        together = dict.fromkeys(map(str, told.each)) if told else {}
        if told is None:
            self.refused[slug] = refusal
        elif not all(str(one) in together for one in refusal.each):
            self.refused[slug] = Refusals([told, refusal])

    def left(self, items: Sequence[T]) -> tuple[T, ...]:
        """Those of the items whose text has not failed."""
        return tuple(item for item in items if _source(item).slug not in self.refused)

    def each(self, what: str, work: Callable[[T], R], items: Sequence[T]) -> tuple[R, ...]:
        """What a function makes of each item that it does not fail at; told in Vietnamese what is being done."""
        made = []
        left = self.left(items)
        for item in self.told(what, left, len(left)):
            source = _source(item)
            try:
                made.append(work(item))
            except Refusal as refusal:
                self.refused[source.slug] = refusal
            except Exception as error:
                self.refused[source.slug] = failure(source, what, error)
        return tuple(made)

    def whole(self, what: str, work: Callable[[], R]) -> R:
        """What a function makes of the collection. Raises OneText when it failed at one text that can be told; what it
        failed at otherwise is a bug of ours, and is raised as it is.
        """
        self.progress(what, 0, 1)
        try:
            made = work()
            self.progress(what, 1, 1)
            return made
        except (Refusal, OneText):
            raise
        except Exception as error:
            source = text_of(error)
            if source is None or source.slug in self.refused:
                raise
            self.refused[source.slug] = failure(source, what, error)
            raise OneText from error

    def told(self, what: str, items: Iterable[R], count: int) -> Iterator[R]:
        """The items, one by one, each reported before it is worked on, and the end."""
        for n, item in enumerate(items):
            self.progress(what, n, count)
            yield item
        self.progress(what, count, count)


def _source(item: SourceText | Held) -> SourceText:
    return item if isinstance(item, SourceText) else item.source


def at(what: str, source: SourceText, work: Callable[[T], R], item: T) -> R:
    """What a function makes of an item of one text. Raises Refusal, whatever it fails at."""
    try:
        return work(item)
    except Refusal:
        raise
    except Exception as error:
        raise failure(source, what, error) from error


def as_failure(refusal: Refusal) -> Failure:
    """A Refusal as a value, which one process hands to another."""
    return Failure(refusal.place, refusal.problem, refusal.remedy)


def refusal(failed: Failure) -> Refusal:
    """The Refusal that a value tells of."""
    return Refusal(failed.place, failed.problem, failed.remedy)


def failure(source: SourceText, what: str, error: BaseException) -> Refusal:
    """What is told of an exception that nobody expected."""
    line = _line(error, source)
    place = source.path if line is None else f"{source.path}:{line}"
    return Refusal(
        place, f"lỗi của chương trình ở khâu “{what}”: {type(error).__name__}: {error}{_where(error)}", _REMEDY
    )


def _where(error: BaseException) -> str:
    """The innermost line of ours at which it was raised."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _OURS in Path(frame.filename).parents]
    return f" ({Path(ours[-1].filename).relative_to(_OURS.parent).as_posix()}:{ours[-1].lineno})" if ours else ""


def _values(error: BaseException) -> Iterator[object]:
    """What the functions held that were at work, the innermost first."""
    frames: list[TracebackType] = []
    step = error.__traceback__
    while step:
        frames.append(step)
        step = step.tb_next
    for frame in reversed(frames):
        yield from frame.tb_frame.f_locals.values()


def text_of(error: BaseException) -> SourceText | None:
    """The text that was worked on when an exception was raised."""
    for value in _values(error):
        if isinstance(value, SourceText):
            return value
        if isinstance(value, CleanText | Document):
            return value.source
    return None


def _line(error: BaseException, source: SourceText) -> int | None:
    """The 1-based line of the raw text that was worked on, where one of the values at hand tells it."""
    for value in _values(error):
        if isinstance(value, Line):
            return value.number
        start = value.start if isinstance(value, Unit) else _raw_start(value) if isinstance(value, Block) else None
        if start is not None:
            return source.text.count("\n", 0, start) + 1
    return None


def _raw_start(block: Block) -> int | None:
    return next((run.start for run in block.passage.runs), None)
