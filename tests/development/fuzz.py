"""Real texts, damaged in the ways in which scans, converters and people damage them, through every stage: does a
promise break?

    python -m tests.development.fuzz [FOLDER] [--seconds N] [--seed N] [--below BYTES] [--cases DIR] [--no-page]

Enters: a folder of .txt (default: source_texts). Leaves: how many texts were tried; for each fault the smallest text
that was found to have it, as a case in tests/cases/fuzz/, where a test tries it for ever. Exit status 1 when there is
any.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from .promises import broken
from .stages import files

Mutation = Callable[[random.Random, str], str]
ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "fuzz"
ODD = (
    "\u00a0", "\u200b", "\u00ad", "\ufeff", "\x00", "\x02", "\x1f", "\x7f", "\x96", "\f", "\v", "\u2028", "\u0085",
    "\ufffd", "\uf0b7", "|", "| ", "||", "\t", "   ", "**", "*", "_", "__", "#", "\n# ", "`", "<", "<b>", "</p>",
    "<!--", "&amp;", "&lt;", "&#0;", "[", "](", "![", "[1]", "{", "{{", "{%", "{ #a }", "\\", "“", "”", '"', "«", "'",
    "(", ")", ";", "...", "……", "./.", "\n---\n", "\n- ", "\n+ ", "\n1. ", "\na) ", "\nĐiều 1. ", "\nChương I\n",
    "\nPHỤ LỤC\n", "\nMẫu số 01\n", "\nNơi nhận:\n", "\nTM. ỦY BAN\n", "¹", "²", "Ð", "ð", "̣", "̂", "\u0301", "đ", "Đ",
    "🙂", "中", "א", "\u202e",
)  # fmt: skip


def _span(rng: random.Random, text: str, longest: int = 400) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randint(1, longest))


def _delete(rng: random.Random, text: str) -> str:
    start, end = _span(rng, text)
    return text[:start] + text[end:]


def _swap(rng: random.Random, text: str) -> str:
    start, end = _span(rng, text, 1200)
    b, c = sorted(rng.randint(start, end) for _ in range(2))
    return text[:start] + text[c:end] + text[b:c] + text[start:b] + text[end:]


def _duplicate(rng: random.Random, text: str) -> str:
    start, end = _span(rng, text)
    return text[:end] + text[start:end] * rng.randint(1, 3) + text[end:]


def _inserted(rng: random.Random, text: str, piece: Callable[[], str]) -> str:
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + piece() + text[at:]
    return text


def _odd(rng: random.Random, text: str) -> str:
    return _inserted(rng, text, lambda: rng.choice(ODD))


def _code_points(rng: random.Random, text: str) -> str:
    return _inserted(rng, text, lambda: chr(rng.choice((rng.randrange(0xD800), rng.randrange(0xE000, 0x110000)))))


def _lines(change: Callable[[random.Random, list[str]], list[str]]) -> Mutation:
    return lambda rng, text: "\n".join(change(rng, text.split("\n")))


def _shuffle(rng: random.Random, lines: list[str]) -> list[str]:
    start = rng.randrange(len(lines))
    some = lines[start : start + rng.randint(2, 40)]
    rng.shuffle(some)
    return lines[:start] + some + lines[start + len(some) :]


def _join(rng: random.Random, lines: list[str]) -> list[str]:
    start, many = rng.randrange(len(lines)), rng.randint(2, 30)
    return [*lines[:start], " ".join(lines[start : start + many]), *lines[start + many :]]


def _rewrap(rng: random.Random, text: str) -> str:
    width = rng.randint(20, 100)
    return "\n".join(re.sub(rf"(.{{{width // 2},{width}}})\s", "\\1\n", line) for line in text.split("\n"))


def _capitals(rng: random.Random, text: str) -> str:
    start, end = _span(rng, text, 2000)
    return text[:start] + text[start:end].upper() + text[end:]


KINDS: dict[str, Mutation] = {
    "delete": _delete,
    "swap": _swap,
    "duplicate": _duplicate,
    "odd characters": _odd,
    "random code points": _code_points,
    "cut at the end": lambda rng, text: text[: rng.randrange(1, len(text) + 1)],
    "cut at the head": lambda rng, text: text[rng.randrange(len(text)) :],
    "join lines": _lines(_join),
    "no blank lines": lambda rng, text: re.sub(r"\n\s*\n", "\n", text),
    "shuffle lines": _lines(_shuffle),
    "wrap anew": _rewrap,
    "capitals": _capitals,
    "decomposed": lambda rng, text: unicodedata.normalize("NFD", text),
    "carriage returns": lambda rng, text: text.replace("\n", rng.choice(("\r", "\r\n"))),
}


def mutated(rng: random.Random, text: str) -> tuple[str, str]:
    """The names of one to three mutations, and the text after them; most texts are first cut to a stretch of theirs."""
    if rng.random() < 0.7 and len(text) > 8000:
        start = rng.randrange(len(text) - 4000)
        text = text[start : start + rng.randint(500, 8000)]
    names = rng.sample(sorted(KINDS), rng.randint(1, 3))
    for name in names:
        text = KINDS[name](rng, text or " ")
    return " + ".join(names), text


def minimised(text: str, fault: str, page: bool, tries: int = 600) -> str:
    """A smaller text with the same fault: lines left out, then letters, in ever smaller pieces."""
    for parts in (text.split("\n"), None):
        pieces = parts if parts is not None else list(text)
        joint = "\n" if parts is not None else ""
        size = max(1, len(pieces) // 2)
        while size and tries > 0:
            at = 0
            while at < len(pieces) and tries > 0:
                shorter = pieces[:at] + pieces[at + size :]
                tries -= 1
                if shorter and fault in broken(joint.join(shorter), page):
                    pieces = shorter
                else:
                    at += size
            size //= 2
        text = joint.join(pieces)
    return text


def found(texts: list[tuple[str, str]], seconds: float, seed: int, page: bool) -> Iterator[tuple[str, str, str, str]]:
    """Text by text, until the time is over: its name, what was done to it, the fault ("" if none), and the text."""
    rng, end = random.Random(seed), time.monotonic() + seconds
    for name, text in texts:
        if time.monotonic() > end:
            return
        yield from ((name, "as it is", fault, text) for fault in [*broken(text, page)] or [""])
    while time.monotonic() < end:
        name, text = rng.choice(texts)
        done, text = mutated(rng, text)
        yield from ((name, done, fault, text) for fault in [*broken(text, page)] or [""])


def main() -> int:
    """Tries, minimises, writes cases, and says what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "source_texts")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--below", type=int, default=120_000, metavar="BYTES")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--no-page", action="store_true", help="leave out the page, which takes most of the time")
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else time.time_ns() % 1_000_000
    texts = [(path.stem, path.read_bytes().decode("utf-8", "replace")) for path in files(given.folder, (), given.below)]
    print(f"fuzz: {len(texts)} texts, seed {seed}, {given.seconds:.0f} s", flush=True)
    tried: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for name, done, fault, text in found(texts, given.seconds, seed, not given.no_page):
        tried.update(done.split(" + "))
        if fault:
            faults[fault] += 1
            if faults[fault] == 1:
                _write(given.cases, name, done, fault, minimised(text, fault, not given.no_page))
    print(f"tried {tried.total()} mutations: " + ", ".join(f"{kind} {n}" for kind, n in sorted(tried.items())))
    print("\n".join(f"{n:5}  {fault}" for fault, n in faults.most_common()) or "no promise broken")
    return 1 if faults else 0


def _write(folder: Path, name: str, done: str, fault: str, text: str) -> None:
    """The case, named after its fault."""
    slug = re.sub(r"[^a-z0-9]+", "-", fault.lower())[:60].strip("-")
    path = folder / f"{slug}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:6]}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))
    print(f"{fault}\n    {name}, {done}: {len(text)} letters left, {path}\n    {text[:200]!r}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
