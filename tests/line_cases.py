"""Lines as real texts print them, and what the stages make of them: the cases of tests/cases/lines/, a file a matter.

A case begins with `%%% title`; below it stand the lines as found, then parts under `%% name`: `corrections` (line and
column, rule, words before → after), `lines` (as cleaned, each by its first and last words), `head` (what is known of
the text), `outline` (each unit and block), `findings`, `references` (words → work#place | form, relation, date, issuer
| state), `effects` (with the part of the place, and the doubt), and what is `told` of changes of which nothing was
made. Which parts a case has says what it is about. A title that begins with `known failure:` says what should come out,
not what does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from development import stages
from development.report import shortened
from structure_cases import outline

from build_tools import amending, catalogue, resolving
from build_tools.addresses import anchor
from build_tools.amending.commencing import Commencement
from build_tools.model import Document, Effect, Reference
from build_tools.passages import line_numbers

FOLDER = Path(__file__).parent / "cases" / "lines"
FAILS = "known failure:"
_References = dict[str, tuple[Reference, ...]]
_Whens = dict[str, Commencement]


@dataclass(frozen=True, slots=True)
class Case:
    """A few lines, and what comes out of them by the names of the parts."""

    title: str
    text: str
    parts: dict[str, str]


def cases(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    _, *found = ("\n" + path.read_text(encoding="utf-8")).split("\n%%% ")
    return [_case(words) for words in found]


def _case(words: str) -> Case:
    lines, *parts = words.split("\n%% ")
    title, _, text = lines.partition("\n")
    named = dict(part.partition("\n")[::2] for part in parts)
    return Case(title, text + "\n", {name: words.strip("\n") for name, words in named.items()})


def written(case: Case) -> str:
    """A case as it stands in its file."""
    parts = "".join(f"%% {name}\n{words}\n".replace("\n\n", "\n") for name, words in case.parts.items())
    return f"%%% {case.title}\n{case.text}{parts}"


def result(text: str) -> stages.Result:
    """The lines through all stages, as a text of its own."""
    found = stages.run(stages.Result("trich", stages.source_of(text, "trich")))
    assert not found.failure, found.failure
    return found


def shown(found: stages.Result, name: str) -> str:
    """One part of what came out."""
    return "\n".join(PARTS[name](found))


def _corrections(found: stages.Result) -> Iterator[str]:
    assert found.source
    assert found.document
    place = line_numbers(found.source.text)
    for each in sorted(found.document.corrections, key=lambda c: (c.start, c.end, c.rule)):
        column = each.start - found.source.text.rfind("\n", 0, each.start)
        moved = f" to line {place(each.moved_to)}" if each.moved_to is not None else ""
        words = " → ".join(shortened(repr(words), 80) for words in (each.before, each.after))
        status = "" if each.status == "applied" else f" {each.status}"
        yield f"{place(each.start)}:{column} {each.rule}{status} {words}{moved}"


def _lines(found: stages.Result) -> Iterator[str]:
    assert found.clean
    for line in found.clean.lines:
        words = line.passage.text.replace("\n", "⏎").replace("\t", "⇥")
        about = "" if line.zone in ("", "text") else f"[{line.zone}] "
        yield about + (words if len(words) <= 110 else f"{words[:70].rstrip()} … {words[-35:].lstrip()}")


def _head(found: stages.Result) -> Iterator[str]:
    assert found.document
    about = found.document.metadata
    for name in ("type", "number", "issuer", "parent_issuer", "place", "date", "title", "province"):
        if value := getattr(about, name):
            yield f"{name} = {value}"
    yield from (f"signer = {signer.capacity}: {signer.name}" for signer in about.signers)
    if about.recipients:
        yield f"recipients = {'; '.join(about.recipients)}"


def _outline(found: stages.Result) -> Iterator[str]:
    assert found.document
    yield from outline(found.document)


_OF_A_WHOLE = ("metadata-missing", "front-incomplete", "signature-incomplete")  # a few lines have no head and no tail


def _findings(found: stages.Result) -> Iterator[str]:
    assert found.source
    assert found.document
    for each in (*found.document.findings, *found.findings):
        if each.code in _OF_A_WHOLE:
            continue
        words = "" if each.start is None else shortened(found.source.text[each.start : each.end], 60)
        yield f"{each.code}: {words}"


def _references(found: stages.Result) -> Iterator[str]:
    for line, same in groupby(_each_reference(found)):
        times = len(list(same))
        yield f"{times} × {line}" if times > 1 else line


def _each_reference(found: stages.Result) -> Iterator[str]:
    for reference in found.references or ():
        mention = reference.mention
        work = ", ".join(t.work for t in ([reference.target] if reference.target else reference.candidates)) or "–"
        at = (reference.target.unit if reference.target else None) or anchor("", mention.provision)
        became = f"sửa: {reference.status}" if reference.repaired else reference.status
        quoted = (", quoted" if mention.quoted else "") + (", within" if mention.within else "")
        said = "".join(f", {words}" for words in (mention.date, mention.issuer) if words)
        yield (
            f"{' '.join(mention.words.split())} → {work}{'#' + at if at else ''}"
            f" | {mention.form}, {mention.relation}{quoted}{said} | {became}{_why(reference)}"
        )


def _why(reference: Reference) -> str:
    return f" ({reference.reason})" if reference.reason else ""


def _effects(found: stages.Result) -> Iterator[str]:
    documents, references, keys, whens, effects = _changed(found)
    for each in effects:
        words = "".join(f" {name} {shortened(said, 60)!r}" for name in ("old", "new") if (said := getattr(each, name)))
        where = f"{each.target or each.work}{'#' + each.place if each.place else ''}"
        after = f" after {each.after}" if each.after else ""
        part, doubt = f" ({each.part})" if each.part else "", f" ? {each.doubt}" if each.doubt else ""
        yield f"{each.source_unit}: {each.action} {where}{part}{after} from {each.since or '–'}{words}{doubt}"
    for known in amending.validities(documents, references, keys, whens, effects).values():
        yield f"in force from {known.since or '–'} until {known.until or '–'}"


def _changed(found: stages.Result) -> tuple[list[Document], _References, dict[str, str], _Whens, tuple[Effect, ...]]:
    """The text as a collection, and what it changes."""
    assert found.document
    documents, references = [found.document], {found.slug: found.references or ()}
    register = resolving.survey(catalogue.collect(documents), {found.slug: found.mentions or ()})
    keys = {found.slug: register.key_of(found.slug)}
    whens = amending.commencements(documents, references)
    return documents, references, keys, whens, amending.effects(documents, references, keys, whens)


def _told(found: stages.Result) -> Iterator[str]:
    assert found.source
    documents, _, _, whens, effects = _changed(found)
    for each in amending.doubts(documents, whens, effects).get(found.slug, ()):
        yield f"{each.code}: {shortened(found.source.text[each.start : each.end], 70)}"


PARTS: dict[str, Callable[[stages.Result], Iterator[str]]] = {
    "corrections": _corrections,
    "lines": _lines,
    "head": _head,
    "outline": _outline,
    "findings": _findings,
    "references": _references,
    "effects": _effects,
    "told": _told,
}
