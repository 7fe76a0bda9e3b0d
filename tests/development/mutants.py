"""The code changed at random, one small change at a time: does a test of its area notice?

    python -m tests.development.mutants [--count 60] [--seed 1] [--only ROOM …] [--javascript] [--list]

Enters: the code, a seed. Leaves: each change with what became of it, and the share that was noticed. Changed are
operators, constants and parts of patterns, each kind as often as the others. A change that alters nothing that could be
observed is no fault of the tests: it stands, with the reason, in tests/cases/equivalent_mutants.txt and is not counted;
at most a third of the survivors may. The work is done in a copy of the project (`trials`).

    >>> [after for _, _, after in changes("a <= 1 and b", "x.py")]
    ['<', '>=', '2', '0', 'or']
    >>> [after for _, _, after in changes('P = re.compile(r"a|bc+")', "x.py")]
    ['r"bc+"', 'r"a"', 'r"a|bc"', 'r"a|bc*"']
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import random
import re
import shutil
import sys
import tempfile
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .regex_parts import branches
from .trials import Trials

ROOT = Path(__file__).parent.parent.parent
CODE = "build_tools"
EQUIVALENT = ROOT / "tests" / "cases" / "equivalent_mutants.txt"
COPIED = (CODE, "tests", "docs", "source_texts", "ledger", "overrides", "mkdocs.yml", "pyproject.toml", "README.md",
          "Makefile", "CONTRIBUTING.md", ".ci")  # fmt: skip
LONGEST = 900  # seconds for the tests of one change; what hangs is noticed

# The tests of each room, by the beginnings of their names, before those that import from it.
AREAS = {
    "cleaning": ("test_golden_lines", "test_cleaning", "test_golden_corrections", "test_golden_structure"),
    "structure": ("test_golden_lines", "test_structure", "test_landmarks", "test_golden_structure", "test_frame"),
    "citations": ("test_golden_lines", "test_citation", "test_golden_citations"),
    "resolving": ("test_golden_lines", "test_citation", "test_golden_citations", "test_findings"),
    "addresses": ("test_golden_lines", "test_addresses", "test_citations", "test_structure", "test_searching"),
    "amending": ("test_golden_lines", "test_amending", "test_replaying", "test_findings"),
    "replaying": ("test_replaying", "test_standing", "test_amending", "test_version_pages"),
    "searching": ("test_searching",),
    "office": ("test_office", "test_golden_lines", "test_citations", "test_structure", "test_cleaning"),
    "proposing": ("test_cleaning_suspects", "test_cleaning_reviewing", "test_golden_corrections"),
    "exporting": ("test_export",),
    "reading": ("test_reading", "test_bad_input"),
    "vietnamese": (
        "test_addresses",
        "test_searching",
        "test_golden_lines",
        "test_citations",
        "test_structure",
        "test_office",
    ),
    "rendering": ("test_site_pages", "test_contract", "test_drafts", "test_decisions", "test_amending", "test_version"),
    "presenting": ("test_site_pages", "test_searching", "test_feeds", "test_export", "test_table_layout"),
    "speaking": ("test_cli",),
    "commands": ("test_cli", "test_decisions", "test_recording", "test_storage"),
}
RUN_BY_NODE = (
    "parts",
    "snippets",
    "named",
    "questions",
    "small_files",
    "parity",
)  # of the search, the quick ones first
# of the whole rather than of a room, and slow
LEFT_OUT = (
    "test_linear",
    "test_fuzz",
    "test_gates",
    "test_flow",
    "test_rebuilding",
    "test_faults",
    "test_beginning",
    "test_isolation",
    "test_collection_words",
    "test_deleted_rows",
)

Change = tuple[int, int, str]  # start, end, the words that take their place

_OTHER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "+": "-", "-": "+", "and": "or",
          "or": "and", "in": "not in", "True": "False", "False": "True"}  # fmt: skip
_SECOND = {"<=": ">=", ">=": "<="}
KINDS = ("operator", "constant", "pattern")


def changes(source: str, path: str) -> Iterator[Change]:
    """Every small change of a module, in the order of its words."""
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    silent = _silent(source)
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for before, token in zip([tokens[0], *tokens], tokens, strict=False):
        if token.start[0] in silent:
            continue
        start, end = lines[token.start[0] - 1] + token.start[1], lines[token.end[0] - 1] + token.end[1]
        for after in _changed(token, before):
            yield start, end, after


def _silent(source: str) -> set[int]:
    """Lines that say nothing to the machine: docstrings, imports, annotations of types."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        doc = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if doc or isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.body:
            found |= set(range(node.lineno, node.body[0].lineno))
        for decorator in getattr(node, "decorator_list", ()):
            found |= set(range(decorator.lineno, (decorator.end_lineno or decorator.lineno) + 1))
    return found


def _changed(token: tokenize.TokenInfo, before: tokenize.TokenInfo) -> Iterator[str]:
    words = token.string
    if token.type == tokenize.NUMBER and re.fullmatch(r"\d+(\.\d+)?", words):
        yield from (str(int(words) + 1), str(max(0, int(words) - 1))) if words.isdigit() else (str(float(words) * 2),)
    elif token.type == tokenize.STRING and re.match(r"r?f?r?\"", words) and _is_pattern(words):
        yield from _patterns(words)
    elif words in _OTHER and not (words == "in" and before.string == "not") and not _is_sign(words, before):
        yield _OTHER[words]
        if words in _SECOND:
            yield _SECOND[words]


def _is_sign(words: str, before: tokenize.TokenInfo) -> bool:
    """Whether + or - stands before a number, or "in" belongs to a loop, which would be no more than an error."""
    if words == "in":
        return True
    return words in "+-" and before.type == tokenize.OP and before.string not in ")]}"


def _is_pattern(words: str) -> bool:
    return words.startswith(("r", "fr")) and bool(re.search(r"[|\\?*+]", words))


def _patterns(words: str) -> Iterator[str]:
    """A pattern without one of its alternatives, or with another number of repetitions."""
    for branch in branches(words):
        starts = [branch.start, *(stop + 1 for stop in branch.stops)]
        for n, stop in enumerate(branch.stops):
            if branch.start == 0:  # the whole literal: its quotes stay
                continue
            cut = (starts[n], stop + 1) if n + 1 < len(branch.stops) else (starts[n] - 1, stop)
            yield words[: cut[0]] + words[cut[1] :]
    yield from _of_whole(words)
    for match in re.finditer(r"(?<=[\w)\]])(?<!\\)[+*?](?![?+])", words):
        for other in {"+": ("", "*"), "*": ("", "+"), "?": ("",)}[match[0]]:
            yield words[: match.start()] + other + words[match.end() :]
    for match in re.finditer(r"\{(\d+),(\d+)\}", words):
        yield f"{words[: match.start()]}{{{match[1]},{match[1]}}}{words[match.end() :]}"


def _of_whole(words: str) -> Iterator[str]:
    """The alternatives that stand in no brackets."""
    quote = words.index('"')
    body = words[quote + 1 : -1].strip('"')
    for branch in branches(body):
        if branch.start == 0:
            texts = branch.texts
            yield from (f'{words[: quote + 1]}{"|".join(texts[:n] + texts[n + 1 :])}"' for n in range(len(texts)))


# Of a script: what is passed over (comments, strings, patterns, arrows), then operators and constants.
_SCRIPT = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`
    |(?<=[=(,:!&|?\[])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[gimsuy]*|=>|\+\+|--|[-+*/]=
    |(?P<operator>===|!==|<=|>=|&&|\|\||[<>+-])|(?<![\w.$])(?P<constant>\d+(?:\.\d+)?|true|false)(?![\w.])""",
    re.DOTALL | re.VERBOSE,
)
_OTHER_IN_SCRIPTS = {**_OTHER, "===": "!==", "!==": "===", "&&": "||", "||": "&&", "true": "false", "false": "true"}


def script_changes(source: str) -> Iterator[Change]:
    """Every small change of a script, in the order of its words.

    >>> [after for _, _, after in script_changes("if (a <= 1 && b) return x => 'a < b' // 3")]
    ['<', '2', '||']
    """
    for match in _SCRIPT.finditer(source):
        words = match["operator"] or match["constant"]
        if words:
            after = _OTHER_IN_SCRIPTS.get(words) or (str(int(words) + 1) if words.isdigit() else str(float(words) * 2))
            yield match.start(), match.end(), after


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file."""

    path: str
    start: int
    end: int
    after: str
    kind: str


def kind_of(words: str) -> str:
    """To which kind a change of these words belongs."""
    return (
        "pattern"
        if words[-1] in "\"'"
        else "constant"
        if words[0].isdigit() or words in ("True", "False", "true", "false")
        else "operator"
    )


def again(told: Path) -> list[Mutant]:
    """The changes of which an earlier run, whose words stand in a file, told that they survive."""
    lines = [line.removeprefix("SURVIVES").strip() for line in told.read_text(encoding="utf-8").splitlines()]
    asked = {re.sub(r":\d+ ", " ", line, count=1) for line in lines if line.startswith(CODE)}
    return [
        mutant
        for name in sorted({line.split(" ")[0] for line in asked})
        for mutant in _mutants(ROOT / name)
        if re.sub(r":\d+ ", " ", shown(mutant, (ROOT / name).read_text(encoding="utf-8")), count=1) in asked
    ]


def _mutants(path: Path) -> Iterator[Mutant]:
    """Every change of a file."""
    name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for start, end, after in script_changes(source) if path.suffix == ".js" else changes(source, name):
        if after != source[start:end]:  # 0 is not made less
            yield Mutant(name, start, end, after, kind_of(source[start:end]))


def chosen(seed: int, count: int, rooms: list[str], javascript: bool = False) -> list[Mutant]:
    """So many changes, drawn by a seed: the kinds by turns, a file in proportion to its changes."""
    every: dict[str, list[Mutant]] = {kind: [] for kind in KINDS}
    for path in _scripts() if javascript else sorted((ROOT / CODE).rglob("*.py")):
        if rooms and path.relative_to(ROOT / CODE).parts[0].removesuffix(".py") not in rooms:
            continue
        for mutant in _mutants(path):
            every[mutant.kind].append(mutant)
    kinds = [kind for kind in KINDS if every[kind]]
    rng = random.Random(seed)
    drawn = {kind: rng.sample(every[kind], min(len(every[kind]), count // len(kinds) + 1)) for kind in kinds}
    turns = [drawn[kind][n] for n in range(count // len(kinds) + 1) for kind in kinds if n < len(drawn[kind])]
    return turns[:count]


def _scripts() -> list[Path]:
    """The scripts of the search that node runs in the tests."""
    from build_tools.searching import scripts

    found = (ROOT / CODE / "searching" / "browser" / name for name in scripts.WORKER if name != "worker.js")
    return [path for path in found if path.suffix == ".js"]


def shown(mutant: Mutant, source: str) -> str:
    """The place, the line as it is, the line as it becomes."""
    line = source.count("\n", 0, mutant.start) + 1
    left, right = source.rfind("\n", 0, mutant.start) + 1, source.find("\n", mutant.end)
    now = source[left : mutant.start] + mutant.after + source[mutant.end : right]
    at = mutant.start - left
    was, now = (" ".join(text[max(0, at - 60) : at + 80].split()) for text in (source[left:right], now))
    return f"{mutant.path}:{line} [{mutant.kind}] {was} → {now}"


def area_of(path: str) -> list[str]:
    """The tests of a file's area, those first that its row names first, and the examples in its room."""
    if path.endswith(".js"):
        return [f"tests/test_searching_{name}.py" for name in RUN_BY_NODE]
    room = Path(path).parts[1].removesuffix(".py")
    files = [path.stem for path in sorted((ROOT / "tests").glob("test_*.py")) if not path.stem.startswith(LEFT_OUT)]
    area = (*AREAS.get(room, ()), *_importers(Path(path).stem), *_importers(room)) or ("test_",)
    names = dict.fromkeys(stem for name in area for stem in files if stem.startswith(name))
    return [*(f"tests/{name}.py" for name in names), f"{CODE}/{Path(path).parts[1]}"]


def _importers(module: str) -> tuple[str, ...]:
    """The tests that import a module, or from a room."""
    inside = rf"from build_tools\.(?:\w+\.)*{module}[. ]|from build_tools[\w.]* import [^#]*\b{module}\b"
    imports = re.compile(rf"^\s*(?:{inside})", re.M)
    tests = sorted((ROOT / "tests").glob("test_*.py"))
    return tuple(path.stem for path in tests if imports.search(path.read_text(encoding="utf-8")))


def function_of(source: str, at: int) -> int:
    """The line in which the innermost function around a place of a module begins; 0: it stands in none.

    >>> source = "X = 1\\n@cache\\ndef f():\\n    return 2\\n"
    >>> [function_of(source, source.index(digit)) for digit in "12"]
    [0, 2]
    """
    line = source.count("\n", 0, at) + 1
    begun = 0
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.lineno <= line <= (node.end_lineno or 0):
            begun = max(begun, min([node.lineno, *(each.lineno for each in node.decorator_list)]))
    return begun


def copied(folder: Path) -> Path:
    """The project, where it may be changed."""
    for name in COPIED:
        origin = ROOT / name
        if origin.is_dir():
            shutil.copytree(origin, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif origin.exists():
            shutil.copy2(origin, folder / name)
    return folder


def equivalent() -> set[str]:
    """Changes that alter nothing: the line as shown, without its number."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def main() -> int:
    """Draws the changes, tries each, and says what was noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[], metavar="ROOM")
    parser.add_argument("--javascript", action="store_true", help="of the scripts of the search")
    parser.add_argument("--again", type=Path, help="no new ones: those that survive in the output of an earlier run")
    parser.add_argument("--known", type=Path, help="a file in which to keep what the tests do when nothing is changed")
    parser.add_argument("--list", action="store_true", help="only say which changes would be tried")
    given = parser.parse_args()
    drawn = again(given.again) if given.again else chosen(given.seed, given.count, given.only, given.javascript)
    if given.list:
        for mutant in drawn:
            print(shown(mutant, (ROOT / mutant.path).read_text(encoding="utf-8")))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        told = _all_tried(drawn, Trials(copied(Path(temporary).resolve()), LONGEST), given.known)
    counted = told["noticed"] + told["SURVIVES"]
    if counted:
        print(
            f"{told['noticed']} of {counted} noticed ({told['noticed'] / counted:.0%}); "
            f"equivalent {told['equivalent']}, without tests {told['broken']}"
        )
    return 1 if told["SURVIVES"] else 0


def _all_tried(drawn: list[Mutant], trials: Trials, kept: Path | None) -> Counter[str]:
    """Each change with what became of it, told as it comes; how many of each there are."""
    known, told = equivalent(), Counter[str]()
    trials.prepare()
    trials.remember(kept)
    for mutant in drawn:
        for name in trials.whole(area_of(mutant.path)):
            print(f"fails without any change, left out: {name}", flush=True)
        trials.keep(kept)
        source = (trials.copy / mutant.path).read_text(encoding="utf-8")
        line = shown(mutant, source)
        became = _tried(trials, mutant, source, re.sub(r":\d+ ", " ", line, count=1) in known)
        told[became] += 1
        print(f"{became:10} {line}", flush=True)
    return told


def _tried(trials: Trials, mutant: Mutant, source: str, known: bool) -> str:
    if known:
        return "equivalent"
    changed = source[: mutant.start] + mutant.after + source[mutant.end :]
    is_python = mutant.path.endswith(".py")
    if changed == source or (is_python and not _is_code(changed, mutant.path)):
        return "broken"
    target = trials.copy / mutant.path
    before = target.stat()
    target.write_text(changed, encoding="utf-8")
    os.utime(target, (before.st_atime, before.st_mtime + 10))  # never taken for what was compiled of it
    try:
        place = function_of(source, mutant.start) if is_python else 0
        return "noticed" if trials.fails(area_of(mutant.path), (mutant.path, place)) else "SURVIVES"
    finally:
        target.write_text(source, encoding="utf-8")
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))


def _is_code(source: str, path: str) -> bool:
    try:
        compile(source, path, "exec")
    except SyntaxError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
