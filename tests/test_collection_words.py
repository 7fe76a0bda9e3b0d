"""Proposals that are kept text by text are those that would be made anew of the whole collection, after any edit."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from raw_texts import source

from build_tools import cleaning, proposing
from build_tools.execution import collection_words
from build_tools.execution.caching import Workers
from build_tools.model import CleanText

SOURCES = Path(__file__).parent.parent / "source_texts"
POOL = 70  # lines of real texts, of which pages are made: each stands on several
MARKS = str.maketrans("ốồổôơớờởaáàảãạ", "ổốồơôờớởáàảaạã")


def pool() -> list[str]:
    lines = [line for path in sorted(SOURCES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    long = [line for line in lines if len(line) > 90]
    return random.Random(5).sample(long, POOL)


LINES = pool()


def slipped(line: str, chance: random.Random) -> str:
    """A line with what a scanner or a typist does to a word."""
    words = line.split()
    at = chance.randrange(len(words))
    kind = chance.choice(("marks", "marks", "marks", "lost", "comma", "twice", "phrase", "letter"))
    if kind == "marks":
        words[at] = words[at].translate(MARKS)
    elif kind == "lost":
        del words[at]
    elif kind == "comma":
        words = [word.rstrip(",") if n >= at else word for n, word in enumerate(words)]
    elif kind == "twice":
        words.insert(at, words[at])
    elif kind == "phrase":
        words[at:at] = words[at : at + 2]
    else:
        words[at] += "ngh"
    return " ".join(words)


def sentence(chance: random.Random) -> str:
    line = chance.choice(LINES)
    return slipped(line, chance) if chance.random() < 0.05 else line


def page(chance: random.Random) -> list[str]:
    return [sentence(chance) for _ in range(chance.randrange(15, 50))]


def edited(pages: dict[str, list[str]], chance: random.Random) -> None:
    """One edit as people make them: a sentence more, less, or otherwise; a text more, less, or by another name."""
    name = chance.choice(sorted(pages))
    kind = chance.choice(("more", "less", "otherwise", "otherwise", "otherwise", "text", "gone", "renamed"))
    at = chance.randrange(len(pages[name]))
    if kind == "more":
        pages[name].insert(at, sentence(chance))
    elif kind == "less" and len(pages[name]) > 1:
        del pages[name][at]
    elif kind == "otherwise":
        pages[name][at] = slipped(pages[name][at], chance)
    elif kind == "text":
        pages[f"t{chance.randrange(99)}"] = page(chance)
    elif kind == "gone" and len(pages) > 4:
        del pages[name]
    elif kind == "renamed":
        pages[f"r{chance.randrange(99)}"] = pages.pop(name)


def cleaned(pages: dict[str, list[str]]) -> tuple[list[CleanText], list[str]]:
    texts = [cleaning.clean(source("\n".join(lines), name)) for name, lines in sorted(pages.items())]
    return texts, [f"{text.source.slug}-{text.source.sha256}" for text in texts]


STEPS = 24


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_is_what_would_be_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance, work = random.Random(seed), Workers(tmp_path)
    pages = {f"t{n}": page(chance) for n in range(12)}
    seen, made = Counter[str](), Counter[str]()
    of_text = proposing.of_text

    def counted(known: proposing.WordsKnown, text: CleanText) -> proposing.Proposed:
        made[text.source.slug] += 1
        return of_text(known, text)

    monkeypatch.setattr(proposing, "of_text", counted)
    for step in range(STEPS):
        texts, names = cleaned(pages)
        kept = [
            proposing.shown(*each)
            for each in zip(texts, collection_words.proposed(work, dict(zip(names, texts, strict=True))), strict=True)
        ]
        anew_before = sum(made.values())
        assert kept == list(proposing.with_proposals(texts)), f"after edit {step}"
        made.subtract({text.source.slug: 1 for text in texts})  # those of the comparison
        assert sum(made.values()) == anew_before
        seen.update(c.rule for text in kept for c in text.corrections if c.status == "proposed")
        seen.update(f.code for text in kept for f in text.findings)
        edited(pages, chance)
    assert {"repeated-phrase", "comma-missing", "syllable-impossible"} <= seen.keys(), seen
    assert {"orphan-word", "suspect-word"} & seen.keys(), seen
    assert sum(made.values()) < STEPS * 12, "nothing was taken as it was kept"


def test_damaged_counts_are_made_again(tmp_path: Path) -> None:
    chance, work = random.Random(7), Workers(tmp_path)
    pages = {f"t{n}": page(chance) for n in range(9)}
    texts, names = cleaned(pages)
    collection_words.proposed(work, dict(zip(names, texts, strict=True)))
    for path in (tmp_path / collection_words.FOLDER).rglob("*"):
        if path.is_file() and chance.random() < 0.7:
            path.write_bytes(b"x")
    edited(pages, random.Random(1))
    texts, names = cleaned(pages)
    found = collection_words.proposed(work, dict(zip(names, texts, strict=True)))
    assert [proposing.shown(*each) for each in zip(texts, found, strict=True)] == list(proposing.with_proposals(texts))
