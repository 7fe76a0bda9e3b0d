"""What others have done to a text, place by place, and what it does to others.

Enters: a document and what is known in time. Leaves: for each unit the note that stands at it, as HTML that is the
site's own; and the two lists below the text, as Markdown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..addresses import document_url, version_url
from ..model import Document, Effect
from ..presenting.short_titles import one_line
from . import changes, word_changes
from .changes import InTime, Way
from .markdown import div, escaped, folded_part, html, link, name, raw_to, to, within
from .wording import thousands

OPEN = 8  # lines of one text that stand open


# ------------------------------------------------------------------ at the units


def notes(document: Document, time: InTime, here: str) -> dict[str, str]:
    """By unit: what was done to it, from when and by which clause, with its old and new words."""
    some = [e for e in time.done_to.get(document.source.slug, ()) if e.place]
    units = {unit.id for unit in document.units}
    at: dict[str, list[Effect]] = defaultdict(list)
    for effect in some:
        if unit := _shown_at(effect, units):
            at[unit].append(effect)
    old = _words(document, {e.unit for e in some if e.unit and e.action in ("replace", "repeal") and e.new})
    return {unit: _note(unit, effects, time, here, old) for unit, effects in at.items()}


def acting_notes(document: Document, time: InTime, here: str) -> dict[str, str]:
    """By unit of an amending text: what it does, to which place, from when, with the way to old words and new."""
    at: dict[str, list[Effect]] = defaultdict(list)
    for effect in time.done_by.get(document.source.slug, ()):
        if effect.source_unit and effect.target in time.documents:
            at[effect.source_unit].append(effect)
    return {unit: _acting_note(effects, time, here) for unit, effects in at.items()}


FEW = 6  # places that the note at an acting clause names


def _acting_note(effects: Sequence[Effect], time: InTime, here: str) -> str:
    lines = [_does_line(effect, time, here) for effect in effects[:FEW]]
    if len(effects) > FEW:
        lines.append(f'<p><a href="#lam-thay-doi">và {len(effects) - FEW} nơi khác</a></p>')
    return f'<div class="changes" data-chrome="">{"".join(lines)}</div>'


def _does_line(effect: Effect, time: InTime, here: str) -> str:
    """“Sửa đổi khoản 2 Điều 3 Luật 31/2014/QH13 từ 01/01/2020 · lời cũ và lời mới”."""
    verb, text = changes.ACTIVE.get(effect.action, "tác động đến"), effect.target or ""
    where = f"{changes.place(time, effect)} {changes.sign_of(time, text, effect.work)}".strip()
    target = f'<a href="{raw_to(document_url(text, effect.unit), here)}">{html(where)}</a>'
    said = " ".join(filter(None, [verb[:1].upper() + verb[1:], target, html(changes.since(effect))]))
    ways = []
    if effect.place and effect.new and effect.action in COMPARED:
        ways.append((document_url(text, _words_id(effect)), "lời cũ và lời mới"))
    if made := _version(effect, time):
        ways.append((made, "lời văn từ ngày ấy"))
    links = [f'<a href="{raw_to(url, here)}">{words}</a>' for url, words in ways]
    return f"<p>{' · '.join([said, *links])}</p>"


COMPARED = ("replace", "insert")  # what brings whole units, whose words are set beside the old ones


def _words_id(effect: Effect) -> str:
    """Where the old and the new words of an effect stand, on the page of the changed text."""
    return f"loi-moi-{effect.id.replace('#', '.').replace('/', '.')}"


def _shown_at(effect: Effect, units: set[str]) -> str | None:
    """The unit itself; of a new one what it follows, else what stands nearest above it."""
    place = effect.after if effect.unit is None and effect.after in units else effect.unit or effect.place
    while place and place not in units:
        place = place.rpartition("-")[0]
    return place or None


def _words(document: Document, wanted: set[str]) -> dict[str, str]:
    """All words of units, with those of what stands below them, one block a line."""
    above = {unit.id: unit.parent for unit in document.units}
    found: dict[str, list[str]] = defaultdict(list)
    for block in document.blocks if wanted else ():
        at = block.unit if block.role in ("unit", "table", "text") else None
        while at:
            if at in wanted:
                found[at].append(one_line(block.passage.text))
            at = above.get(at)
    return {unit: "\n".join(lines) for unit, lines in found.items()}


def _note(unit: str, effects: Sequence[Effect], time: InTime, here: str, old: Mapping[str, str]) -> str:
    lines, now = [], dict(old)
    for effect in effects:
        lines.append(line(effect, unit, time, here))
        if effect.new and effect.action in COMPARED:
            lines.append(_compared(now.get(effect.place or "", ""), effect, _words_id(effect)))
            now[effect.place or ""] = effect.new
    return f'<div class="changes" data-chrome="">{"".join(lines)}</div>'


def line(effect: Effect, unit: str, time: InTime, here: str) -> str:
    """“được sửa đổi từ 01/01/2022 bởi khoản 21 Điều 1 Luật 67/2020/QH14”."""
    place = changes.place(time, effect) if effect.place != unit else ""
    words = f"{place} {changes.PASSIVE.get(effect.action, 'bị tác động')}".strip()
    way = changes.clause(time, effect)
    by = f'<a href="{html(raw_to(way.url, here))}">{html(way.words)}</a>' if way.url else html(way.words)
    replaced = _replaced(effect)
    said = f"{words[:1].upper()}{words[1:]}{replaced}{',' if replaced else ''} {changes.since(effect)}".rstrip()
    doubt = changes.doubt(effect)
    more = f' <span class="doubt">({html(doubt)})</span>' if doubt else ""
    made = _version(effect, time)
    elsewhere = made and made.partition("#")[0] != here
    then = f' · <a href="{html(raw_to(made, here))}">lời văn từ ngày ấy</a>' if elsewhere else ""
    return f"<p>{html(said)} bởi {by}{more}{then}</p>"


def _version(effect: Effect, time: InTime) -> str:
    """The address of the changed unit in the version that the effect begins; "" where there is none."""
    if effect.status != "applied" or not effect.since:
        return ""
    some = time.versions.get(effect.target or "", ())
    made = next((v for v in some if v.since == effect.since and effect.id in v.changes), None)
    return version_url(made.slug, made.since, effect.place) if made else ""


def _replaced(effect: Effect) -> str:
    """The words that go and come, where they are a few."""
    if "words" not in effect.action and effect.action != "correct":
        return ""
    old, new = one_line(effect.old), one_line(effect.new)
    if not (old or new) or max(len(old), len(new)) > 400:
        return ""
    return f": {' → '.join(f'“{words}”' for words in (old, new) if words)}"


def _compared(old: str, effect: Effect, id_: str) -> str:
    """New words beside the old ones, opened by one click; without script they stand in one column."""
    new = effect.new or ""
    summary = "Lời cũ và lời mới" if old else "Lời mới"
    inner = word_changes.written(word_changes.compared(old, new)) if old else html(new).replace("\n", "<br>")
    kind = "compared" if old else "new-words"
    return f'<p><a class="opens" href="#{id_}">{summary}</a></p><p class="{kind}" id="{id_}">{inner}</p>'


# ------------------------------------------------------------------ below the text


def changed(document: Document, time: InTime, here: str) -> str:
    """All that others do to this text, by acting text, oldest first."""
    effects = time.done_to.get(document.source.slug, ())
    if not effects:
        return ""
    groups = _grouped(effects, lambda e: (e.source, e.source_work))
    parts = ["## Những thay đổi của văn bản này { #thay-doi }", escaped(_SAID) + "\n{ .sums }"]
    units = {unit.id for unit in document.units}
    for (slug, key), some in groups:
        parts.append(f"### {_linked(changes.name_of(time, slug, key), here)} {{ #thay-doi-boi-{slug or key} }}")
        parts += _opened([_done_to(e, time, here, units) for e in some])
    return div(parts, 'class="about-text" data-chrome=""')


_SAID = f"{changes.SAID_BY[:1].upper()}{changes.SAID_BY[1:]}; thay đổi cũ nhất trước."


def changing(document: Document, time: InTime, here: str) -> str:
    """All that this text does to others, by text that is changed."""
    effects = time.done_by.get(document.source.slug, ())
    if not effects:
        return ""
    parts = ["## Văn bản này thay đổi { #lam-thay-doi }"]
    for (slug, key), some in _grouped(effects, lambda e: (e.target, e.work)):
        parts.append(f"### {_linked(changes.name_of(time, slug, key), here)} {{ #lam-thay-doi-{slug or key} }}")
        parts += _opened([_does(e, time, here) for e in some])
    return div(parts, 'class="about-text" data-chrome=""')


Key = tuple[str | None, str]


def _grouped(effects: Iterable[Effect], key: Callable[[Effect], Key]) -> Iterator[tuple[Key, list[Effect]]]:
    groups: dict[Key, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(key(effect), []).append(effect)
    yield from groups.items()


def _linked(way: Way, here: str) -> str:
    return link(name(way.words), to(way.url, here)) if way.url else name(way.words)


def _done_to(effect: Effect, time: InTime, here: str, units: set[str]) -> str:
    unit = _shown_at(effect, units)
    place = changes.place(time, effect) or "Văn bản"
    where = link(escaped(place), f"#{unit}") if unit else escaped(place)
    verb = "hết hiệu lực" if not effect.place and effect.action == "repeal" else changes.PASSIVE.get(effect.action, "")
    return _told(f"{where} {verb}", effect, f"bởi {_linked(changes.clause(time, effect), here)}")


def _does(effect: Effect, time: InTime, here: str) -> str:
    own = changes.clause(time, effect)
    unit = time.units.get(effect.source or "", {}).get(effect.source_unit or "", "") or own.words
    where = link(escaped(unit), f"#{effect.source_unit}") if effect.source_unit else escaped(unit)
    place = changes.place(time, effect) or "toàn văn bản"
    url = document_url(effect.target or "", effect.unit) if effect.target in time.documents else ""
    target = Way(place, url)
    return _told(
        f"{where} {changes.ACTIVE.get(effect.action, '')} {_linked(target, here)}", effect, _then(effect, time, here)
    )


def _then(effect: Effect, time: InTime, here: str) -> str:
    """The way to the words that the effect made."""
    made = _version(effect, time)
    page = here.removesuffix(".md") + "/"
    return f'<a href="{raw_to(made, page)}">lời văn từ ngày ấy</a>' if made else ""


def _told(said: str, effect: Effect, by: str) -> str:
    doubt = changes.doubt(effect)
    when = " ".join(filter(None, (within(changes.since(effect)), by)))
    words = f"{said}{within(_replaced(effect))}"
    stop = "," if when and _replaced(effect) else ""
    return " ".join(filter(None, (words + stop, when, f"({escaped(doubt)})" if doubt else ""))) + "\n{ .change }"


def _opened(lines: Sequence[str]) -> list[str]:
    if len(lines) <= OPEN + 2:
        return list(lines)
    return [*lines[:OPEN], folded_part(f"Xem đủ {thousands(len(lines))} chỗ", lines[OPEN:])]
