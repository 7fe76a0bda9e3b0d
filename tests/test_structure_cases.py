"""Structure by families of texts: each case file is a short text as found, and the outline that a lawyer would draw of
it.

A case file has parts under `%% name` lines: `text`; `outline` (anchor: first words, and the other blocks by role); and,
when there is something to say, `metadata` (field = value), `findings` (code: the words it points at), `citations`
(anchor: words), `quotations` (unit: first … last words). A file whose first line begins with `known failure:` is
expected to fail until it is mended.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_texts import parsed
from structure_cases import outline, shortened

from build_tools import metadata_fields
from build_tools.model import Document

FOLDER = Path(__file__).parent / "cases" / "structure"


def parts_of(path: Path) -> dict[str, str]:
    head, *parts = path.read_text(encoding="utf-8").split("\n%% ")
    named = dict(part.split("\n", 1) for part in parts)
    return {"head": head, **{name.strip(): words for name, words in named.items()}}


def fails(path: Path) -> bool:
    return path.read_text(encoding="utf-8").startswith("known failure:")


PATHS = sorted(FOLDER.glob("*.md"))
OUTLINED = [
    pytest.param(parts_of(path), id=path.stem, marks=[pytest.mark.xfail(strict=True)] if fails(path) else [])
    for path in PATHS
]
ALL = [pytest.param(parts_of(path), id=path.stem) for path in PATHS]
SOUND = [pytest.param(parts_of(path), id=path.stem) for path in PATHS if not fails(path)]
FRAMES = [
    pytest.param(parts_of(path), id=path.stem) for path in sorted((FOLDER.parent / "frames").glob("*.md"))
]  # text and metadata only


def having(part: str) -> list[object]:
    return [param for param in SOUND if part in param.values[0]]  # type: ignore[operator]


def lines(words: str) -> list[str]:
    return [line for line in words.strip("\n").split("\n") if line]


def fields(document: Document) -> dict[str, str]:
    about = document.metadata
    values = {name: getattr(about, name) for name in metadata_fields.STATED}
    values["signers"] = "; ".join(f"{signer.capacity}: {signer.name}" for signer in about.signers)
    values["recipients"] = "; ".join(about.recipients)
    values["enacting"] = " ".join(b.passage.text for b in document.blocks if b.role == "enacting" and not b.component)
    values["components"] = "; ".join(f"{c.id} ({c.type})" for c in document.components if c.id)
    return {name: value or "" for name, value in values.items()}


@pytest.mark.parametrize("parts", OUTLINED)
def test_the_text_has_this_outline(parts: dict[str, str]) -> None:
    document = parsed(parts["text"])
    assert outline(document) == lines(parts["outline"])


@pytest.mark.parametrize("parts", [*having("metadata"), *FRAMES])
def test_head_and_tail_say_this(parts: dict[str, str]) -> None:
    found = fields(parsed(parts["text"]))
    wanted = dict(
        line.split(" = ", 1) if " = " in line else (line.rstrip(" ="), "") for line in lines(parts["metadata"])
    )
    assert {name: found[name] for name in wanted} == wanted


# What a short excerpt lacks, or what is told of it before structure; every other finding must stand in the case.
OF_EXCERPTS = {"metadata-missing", "front-incomplete", "signature-incomplete", "sentence-cut"}


@pytest.mark.parametrize("parts", SOUND)
def test_these_numbers_are_odd(parts: dict[str, str]) -> None:
    document = parsed(parts["text"])
    raw = document.source.text
    found = [f"{f.code}: {raw[f.start : f.end]}" for f in document.findings if f.code not in OF_EXCERPTS]
    assert found == lines(parts.get("findings", ""))


@pytest.mark.parametrize("parts", having("citations"))
def test_units_are_cited_so(parts: dict[str, str]) -> None:
    citations = {unit.id: unit.citation for unit in parsed(parts["text"]).units}
    wanted = dict(line.split(": ", 1) for line in lines(parts["citations"]))
    assert {anchor: citations[anchor] for anchor in wanted} == wanted


@pytest.mark.parametrize("parts", having("components"))
def test_attached_texts_are_called_so(parts: dict[str, str]) -> None:
    found = [f"{each.id}: {each.title or ''}".rstrip() for each in parsed(parts["text"]).components[1:]]
    assert found == lines(parts["components"])


@pytest.mark.parametrize("parts", having("quotations"))
def test_these_words_are_quoted(parts: dict[str, str]) -> None:
    document = parsed(parts["text"])
    raw = document.source.text
    found = [
        (
            f"{q.unit}: {shortened(raw[q.start : q.end], 20)} "
            f"… {raw[q.start : q.end][-12:]}{'' if q.closed else ' (không đóng)'}"
        )
        for q in document.quotations
    ]
    assert found == lines(parts["quotations"])


def corrected(text: str, document: Document) -> str:
    """The text after the records, which may move notes."""
    out, at = [], 0
    for record in document.corrections:
        if record.status == "applied":
            out += [text[at : record.start], record.after]
            at = record.end
    return "".join([*out, text[at:]])


@pytest.mark.parametrize("parts", ALL)
def test_no_word_is_lost_and_no_anchor_used_twice(parts: dict[str, str]) -> None:
    document = parsed(parts["text"])
    shown = "".join(c for block in document.blocks for c in block.passage.text if c.isalnum())
    assert shown == "".join(c for c in corrected(parts["text"], document) if c.isalnum())
    anchors = [unit.id for unit in document.units]
    assert len(anchors) == len(set(anchors))
