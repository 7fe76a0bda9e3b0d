"""Which alternatives of the hand-written patterns no test takes.

    python -m tests.development.alternatives [--freeze | --shrink] [PYTEST ARGUMENTS]

Enters: the code, the tests of the stages, the list of alternatives that are still unproved
(tests/cases/unproved_alternatives.txt). Leaves: what is unproved and not in the list, and what stands in the list and
is proved by now or gone; exit status 1 if there is any. `--shrink` strikes out the latter; `--freeze` writes the list
anew, which only a reviewer may ask for.

How: patterns are compiled twice, once as they are, once with a mark at the end of each alternative (`regex_parts`);
while the tests run, each call is repeated with the marked one. An alternative inside a negative look-around is taken
when it forbids a match. Hand-written is an alternative whose text, with the ones beside it, stands in a string of the
code; those that are made of tables are not looked at. An alternative that stands in several patterns, because one is
built of the other, is proved by any of them.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from .regex_parts import Branch, branches, instrumented

ROOT = Path(__file__).parent.parent.parent
CODE = ROOT / "build_tools"
LIST = ROOT / "tests" / "cases" / "unproved_alternatives.txt"
# Tests of random texts, of the browser, of time and of the whole site say nothing of one alternative.
TESTS = ("-m", "not browser and not hypothesis", "-p", "no:cacheprovider", "--doctest-modules", "-q")
LEFT_OUT = ("test_linear", "test_fuzz_cases", "test_site", "test_contract", "test_faces", "test_storage",
            "test_hostile", "test_policy", "test_flow", "test_searching_parity", "test_isolation", "test_caching",
            "test_cli", "test_gates")  # fmt: skip
SOON = ("test_golden", "test_citations", "test_structure", "test_cleaning")  # these take most: the sooner, the quicker


# ------------------------------------------------------------------ what is hand-written


@dataclass(slots=True)
class Template:
    """The alternatives of a string of the code; what is filled in stands as \\0."""

    pieces: list[str]
    whole: list[str]
    own: list[list[str]]


def templates() -> dict[str, list[Template]]:
    """Every branch that stands in a string of the code, by its first letters."""
    found: dict[str, list[Template]] = {}
    for path in sorted(CODE.rglob("*.py")):
        for text in set(_strings(ast.parse(path.read_text(encoding="utf-8")))):
            for branch in branches(text):
                words = "|".join(branch.texts)
                own = [piece.split("\0") for piece in branch.texts if piece.strip("\0 ")]
                if own:
                    found.setdefault(_key(words), []).append(Template(branch.texts, words.split("\0"), own))
    return found


def _key(words: str) -> str:
    return "" if words.startswith("\0") else words[:1]


def _fills(parts: list[str], text: str) -> bool:
    """Whether a text is these parts in their order, with anything between two of them."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return text == first
    at, end = len(first), len(text) - len(last)
    if at > end or not text.startswith(first) or not text.endswith(last):
        return False
    for part in parts[1:-1]:
        if (found := text.find(part, at, end)) < 0:
            return False
        at = found + len(part)
    return True


def _strings(tree: ast.AST) -> Iterator[str]:
    """The strings of a module with an alternative in them, what is filled in marked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            pieces = [str(v.value) if isinstance(v, ast.Constant) else "\0" for v in node.values]
            yield re.sub("‹[^›]*›", "\0", "".join(pieces))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            yield re.sub("‹[^›]*›", "\0", node.value)


# ------------------------------------------------------------------ patterns that tell what they took

_COMPILE = re.compile
_INNER = re._compile  # type: ignore[attr-defined]


HOW = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


@dataclass(eq=False)
class Watched:
    """A pattern in the place of one: it answers as that does, and notes which alternatives were taken, of those that
    are written by hand. When all were, it is no more than the other.
    """

    real: re.Pattern[str]
    where: str
    known: dict[str, list[Template]]
    name: str = ""
    branches: list[Branch] = field(default_factory=list)
    left: set[str] = field(default_factory=set)  # marks of alternatives that were not taken yet
    negative: set[str] = field(default_factory=set)
    marked: re.Pattern[str] | None = None
    loose: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        verbose = bool(self.real.flags & re.VERBOSE)
        self.branches = branches(self.real.pattern, verbose)
        for n, branch in enumerate(self.branches):
            marks = {f"_alt{n}_{k}" for k, _ in _by_hand(branch, self.known)}
            self.left |= marks
            self.negative |= marks if branch.negative else set()
        if self.left:
            self.marked = self._compiled(False, verbose)
            self.loose = self._compiled(True, verbose) if self.negative else None
        else:
            self._done()

    def _done(self) -> None:
        """From here on nothing stands between who asks and the pattern."""
        for how in HOW:
            setattr(self, how, getattr(self.real, how))

    def _compiled(self, permissive: bool, verbose: bool) -> re.Pattern[str]:
        return _COMPILE(instrumented(self.real.pattern, permissive, verbose), self.real.flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def _note(self, found: re.Match[str] | None) -> None:
        if found:
            self.left -= {mark for mark, taken in found.groupdict().items() if taken is not None and mark in self.left}
            if not self.left:
                self._done()

    def _watch(self, how: str, arguments: tuple[Any, ...], hit: bool) -> None:
        if hit and self.marked and self.left - self.negative:
            self._note(getattr(self.marked, how)(*arguments))
        if self.loose and self.left & self.negative:
            self._note(getattr(self.loose, how)(*arguments))

    def _one(self, how: str, arguments: tuple[Any, ...]) -> re.Match[str] | None:
        found = getattr(self.real, how)(*arguments)
        self._watch(how, arguments, found is not None)
        return found  # type: ignore[no-any-return]

    def match(self, *arguments: Any) -> re.Match[str] | None:
        return self._one("match", arguments)

    def search(self, *arguments: Any) -> re.Match[str] | None:
        return self._one("search", arguments)

    def fullmatch(self, *arguments: Any) -> re.Match[str] | None:
        return self._one("fullmatch", arguments)

    def _all(self, *arguments: Any) -> None:
        for pattern, wanted in ((self.marked, self.left - self.negative), (self.loose, self.left & self.negative)):
            for found in pattern.finditer(*arguments) if pattern and wanted else ():
                self._note(found)

    def finditer(self, *arguments: Any) -> Iterator[re.Match[str]]:
        self._all(*arguments)
        return self.real.finditer(*arguments)

    def findall(self, *arguments: Any) -> list[Any]:
        self._all(*arguments)
        return self.real.findall(*arguments)

    def sub(self, after: Any, text: str, count: int = 0) -> str:
        self._all(text)
        return self.real.sub(after, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._all(text)
        return self.real.split(text, maxsplit)


class Watch:
    """Takes the place of the compiler of patterns, for patterns of the project's own code."""

    def __init__(self) -> None:
        self.patterns: dict[tuple[str, int], Watched] = {}
        self.failed: list[str] = []
        self.known = templates()

    def compiled(self, pattern: Any, flags: int = 0) -> Any:
        """What `re._compile` would leave, watched if the code of the project asks for it."""
        if isinstance(pattern, Watched):
            return pattern
        real = _INNER(pattern, flags)
        where = _asking()
        if not where or not isinstance(real.pattern, str):
            return real
        key = (real.pattern, real.flags)
        if key not in self.patterns:
            try:
                self.patterns[key] = Watched(real, where, self.known)
            except re.error as error:
                self.failed.append(f"{where}: {error}")
                return real
        return self.patterns[key]


def _asking() -> str:
    """The function of the project that asks for a pattern, "" when it is none of ours."""
    frame: FrameType | None = sys._getframe(2)
    while frame and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    while frame and frame.f_code.co_filename.endswith("office/patterns.py"):
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(str(CODE)):
        return ""
    module = Path(frame.f_code.co_filename).relative_to(CODE).with_suffix("").as_posix().replace("/", ".")
    return module if frame.f_code.co_name == "<module>" else f"{module}.{frame.f_code.co_qualname}()"


# ------------------------------------------------------------------ their names


def named(watch: Watch) -> None:
    """Gives each pattern the name under which the code knows it."""
    for module_name, module in sorted(sys.modules.items()):
        if module_name.startswith("build_tools."):
            for name, value in list(vars(module).items()):
                _name(value, f"{module_name.removeprefix('build_tools.')}.{name}", 0)
    for each in watch.patterns.values():
        each.name = each.name or each.where


def _name(value: object, name: str, depth: int) -> None:
    if isinstance(value, Watched):
        if not each_is_known(value, name):
            value.name = name
        return
    for label, inner in _inside(value) if depth < 3 else ():
        _name(inner, f"{name}.{label}", depth + 1)


def each_is_known(watched: Watched, name: str) -> bool:
    """Whether a pattern has a name already: the one in the module that made it goes before those of importers."""
    return bool(watched.name) and not name.startswith(f"{watched.where}.")


def _inside(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, (tuple, list)):
        for n, inner in enumerate(value):
            yield str(getattr(inner, "name", n)).replace(" ", "-"), inner
    elif isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((each.name, getattr(value, each.name, None)) for each in fields(value))


# ------------------------------------------------------------------ the list


def unproved(watch: Watch) -> tuple[dict[str, str], int]:
    """The hand-written alternatives that no test took, each with the name of its pattern; and how many there are in
    all.
    """
    state: dict[str, bool] = {}
    names: dict[str, str] = {}
    for each in sorted(watch.patterns.values(), key=lambda one: (len(one.real.pattern), one.name)):
        for n, branch in enumerate(each.branches):
            for k, written in _by_hand(branch, watch.known):
                key = f"{written}\t{k}"
                state[key] = state.get(key, False) or f"_alt{n}_{k}" not in each.left
                names.setdefault(key, f"{each.name}\t{_shown(branch.texts[k])}")
    return {names[key]: key for key, taken in state.items() if not taken}, len(state)


def _shown(text: str) -> str:
    words = " ".join(text.split()).replace("\t", " ")
    return words if len(words) <= 120 else words[:119] + "…"


def _by_hand(branch: Branch, known: dict[str, list[Template]]) -> Iterator[tuple[int, str]]:
    """The places of the alternatives that stand in the code as they are, with the branch as it is written there: of
    one that is made for each number or kind, what proves it for one proves it.
    """
    words = "|".join(branch.texts)
    for template in (*known.get(words[:1], ()), *known.get("", ())):
        if _fills(template.whole, words):
            written = "|".join(template.pieces)
            for k, text in enumerate(branch.texts):
                if any(_fills(own, text) for own in template.own):
                    yield k, written
            return


def listed() -> list[str]:
    """The list of unproved alternatives: name and text, parted by a tab."""
    if not LIST.exists():
        return []
    return [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


HEAD = (
    "# Alternatives of hand-written patterns that no example and no case takes: the pattern's name, a tab, the "
    "alternative.\n# The list may only shrink: prove one with a line as a real text prints it, or drop it from the "
    "pattern, then run\n"
    "# `make alternatives ARGS=--shrink`.\n"
)


def _write(lines: list[str]) -> None:
    LIST.write_text(HEAD + "".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")


def ran(arguments: list[str], start: Callable[[], Watch]) -> Watch:
    """The tests, with every pattern of the code watched."""
    import pytest

    watch = start()
    paths = sorted(path for path in (ROOT / "tests").glob("test_*.py") if not path.stem.startswith(LEFT_OUT))
    paths.sort(key=lambda path: not path.stem.startswith(SOON))
    chosen = [argument for argument in arguments if not argument.startswith("-")]
    status = pytest.main([*TESTS, *arguments, *([] if chosen else [str(path) for path in (*paths, CODE)])])
    if status not in (0, 1):
        print(f"the tests did not run: {status}")
    named(watch)
    return watch


def begin() -> Watch:
    """From here on patterns of the project are watched; nothing of it may have been imported before."""
    assert not any(name.startswith("build_tools") for name in sys.modules), "imported too early"
    watch = Watch()
    re._compile = watch.compiled  # type: ignore[attr-defined]
    return watch


def main() -> int:
    """Runs the tests, compares with the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--shrink", action="store_true")
    given, arguments = parser.parse_known_args()
    watch = ran(arguments, begin)
    found, of = unproved(watch)
    before, now = set(listed()), set(found)
    if given.freeze:
        _write(list(now))
    elif given.shrink:
        _write([line for line in before if line in now])
    print(
        f"{len(watch.patterns)} patterns; of {of} hand-written alternatives {len(now)} are unproved "
        f"({len(now) / max(1, of):.0%})"
    )
    for line in watch.failed:
        print(f"not looked at: {line}")
    new, gone = sorted(now - before), sorted(before - now)
    if not given.freeze:
        print("".join(f"unproved, and not in the list: {line}\n" for line in new), end="")
        print("".join(f"in the list, but proved or gone: {line}\n" for line in gone if not given.shrink), end="")
    return 1 if (new and not given.freeze) or (gone and not (given.freeze or given.shrink)) else 0


if __name__ == "__main__":
    sys.exit(main())
