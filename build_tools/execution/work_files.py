"""The page of each cited work, kept with all that it asked of the collection.

Enters: works, threads and what is known in time. Leaves: the page of each work, in their order; those that were kept
lie on the disk. A page is taken as it was kept only if its work is what it was, by all who cite it, and whatever else
was asked when the page was made is answered in the same way now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from ..model import Page, Work
from ..rendering import InTime, Threads, work_page
from . import asking, caching, processes
from .caching import Workers
from .text_files import KeptPage, content_name, hashed, work_print

FOLDER = "works"
_PAGES = "pages"  # under which all that is known of the kept pages is found

Row: TypeAlias = tuple[str, asking.Trace, str]  # print of the work, what was asked, the content
Known: TypeAlias = dict[str, Row]  # by key


def made(work: Workers, works: Sequence[Work], found: Threads, time: InTime) -> Iterator[Page]:
    """The page of each work."""
    folder = work.folder / FOLDER if work.folder else None
    if folder is None:
        yield from (work_page(each, found, time) for each in works)
        return
    mappings = _mappings(found, time)
    answers = asking.Prints(mappings, _answer)
    name = caching.key(FOLDER, _PAGES)
    before = _read(caching.kept(folder, name))
    now = Known({each.key: one for each in works if (one := _still(folder, before.get(each.key), each, answers))})
    left = [each for each in works if each.key not in now]
    made_now = processes.in_order(partial(_made, folder, found, time, answers), left, work.jobs)
    for each in works:
        row = now[each.key] if each.key in now else next(made_now)
        if isinstance(row, Page):
            yield row
            continue
        now[each.key] = row
        yield _lying(folder, _path(each), row[2], partial(_again, each, found, time))
    if now != before:
        caching.keep(folder, name, now)
        caching.cleared(folder, [name, *(content for _, _, content in now.values())])


def _still(folder: Path, row: Row | None, work: Work, answers: asking.Prints) -> Row | None:
    """What was kept of the page of a work, if its work and all that it asked are what they were."""
    if row and row[2] and row[0] == work_print(work) and answers.hold(row[1]) and caching.is_kept(folder, row[2]):
        return row
    return None


def _made(folder: Path, found: Threads, time: InTime, answers: asking.Prints, work: Work) -> Row | Page:
    """The page of a work, kept; itself where it cannot be."""
    log: dict[asking.Question, None] = {}
    asked = {key: asking.AskedMapping(key, values, log) for key, values in answers.mappings.items()}
    page = work_page(work, *_surrounded(found, time, asked))
    content = content_name(page.content)
    if not caching.write(folder, content, page.content):
        return page
    return work_print(work), answers.trace(log), content


def _lying(folder: Path, path: str, name: str, again: Callable[[str], bytes]) -> Any:
    return KeptPage(path, name, folder, again, "")  # a Page for all who read it


def _path(work: Work) -> str:
    return f"dan-chieu/{work.key}.md"


def _again(work: Work, found: Threads, time: InTime, _path: str) -> bytes:
    return work_page(work, found, time).content


def _read(kept: object) -> Known:
    return kept if isinstance(kept, dict) else {}


def _answer(_name: str, _key: str, value: object) -> str:
    return work_print(value) if isinstance(value, Work) else hashed(value)


def _mappings(found: Threads, time: InTime) -> dict[str, Mapping[str, Any]]:
    """Every mapping by which the page of a work knows the collection, by its name."""
    of_time = {each.name: getattr(time, each.name) for each in fields(InTime)}
    return {"threads/works": found.works, "above": found.above, "below": found.below, **of_time}


def _surrounded(found: Threads, time: InTime, asked: Mapping[str, Any]) -> tuple[Threads, InTime]:
    """The same, which write down what is asked of them."""
    threads = Threads(asked["threads/works"], asked["above"], asked["below"])
    return threads, replace(time, **{each.name: asked[each.name] for each in fields(InTime)})
