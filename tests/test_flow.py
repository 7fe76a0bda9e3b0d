"""The architecture as a test: imports go with the flow, names say what they are, files stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_tools"

# What stands around the flow, from the inside out, then the flow itself, then the whole and its faces. A module may
# import what stands before it, and the modules of its own package.
AROUND = [
    "model",
    "metadata_fields",
    "errors",
    "storage",
    "vietnamese",
    "tables",
    "office",
    "passages",
    "shortest_edits",
    "findings",
    "addresses",
    "presenting",
    "extras",
]
FLOW = [
    "importing",
    "reading",
    "cleaning",
    "structure",
    "citations",
    "ledger",
    "catalogue",
    "proposing",
    "resolving",
    "amending",
    "replaying",
    "rendering",
    "searching",
    "exporting",
    "writing",
]
WHOLE = [
    "discretion",
    "execution",
    "pipeline",
    "curating",
    "assembling",
    "speaking",
    "loading",
    "desk",
    "mkdocs_plugin",
    "publishing",
    "commands",
    "cli",
    "__main__",
]
ORDER = {name: place for place, name in enumerate([*AROUND, *FLOW, *WHOLE])}

# Rendering and searching stand side by side: neither may know of the other.
APART = {frozenset({"rendering", "searching"})}


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms of ours that a file imports."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_tools."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("build_tools.")}
    return {name for name in found if (PACKAGE / name).exists() or (PACKAGE / f"{name}.py").exists()}


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_with_the_flow(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    assert here in ORDER, f"{here} has no place in the flow: give it one in this test, or put it into a room that has"
    for other in imports(path) - {here}:
        assert ORDER[other] < ORDER[here], f"{path.name} ({here}) imports {other}, which stands behind it"
        assert frozenset({here, other}) not in APART, f"{here} and {other} must not know of each other"


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_for_odds_and_ends(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}, "name it for what it does"


def beside_the_code(*endings: str) -> list[Path]:
    """Scripts, styles, pages and tables, or of these those of some endings."""
    wanted = endings or (".js", ".css", ".html", ".toml", ".yml")
    roots = (PACKAGE, PACKAGE.parent / "overrides")
    found = [path for root in roots for path in sorted(root.rglob("*")) if path.suffix in wanted]
    return [*found, PACKAGE.parent / "mkdocs.yml"]


# A table is as long as it has rows.
@pytest.mark.parametrize(
    "path", [*files(), *beside_the_code(".js", ".css", ".html")], ids=lambda p: str(p.relative_to(PACKAGE.parent))
)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 420, (
        "past about 400 lines a file becomes a package of the same name"
    )


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"


@pytest.mark.parametrize("stage", FLOW)
def test_every_stage_says_what_enters_and_what_leaves(stage: str) -> None:
    front = PACKAGE / stage / "__init__.py"
    path = front if front.exists() else PACKAGE / f"{stage}.py"
    said = " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
    assert "Enters: " in said, f"say in the docstring of {path.name} what enters"
    assert "Leaves: " in said, f"say in the docstring of {path.name} what leaves"


# Names of modules that two rooms share: nouns and what is done with them. The list may only shrink.
SHARED = {"markup", "notes", "passages"}


def test_no_two_modules_of_one_name() -> None:
    """A line that names a module says which room is meant."""
    stems = Counter(p.parent.name if p.stem == "__init__" else p.stem for p in files())
    twice = {name for name, count in stems.items() if count > 1}
    assert twice <= SHARED, "two modules of one name: give the new one a name that says what it is"


def test_no_two_classes_of_one_name() -> None:
    names = Counter(
        node.name
        for path in files()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, count in names.items() if count > 1} <= set(), "two classes of one name: rename the new one"


def test_the_nouns_import_nothing_of_ours() -> None:
    assert not imports(PACKAGE / "model" / "__init__.py"), "the model knows no other room"


# The rooms that reach out of the program: what reads, what keeps and writes, and the faces. All others are pure.
REACHING = {
    "reading", "importing", "tables", "storage", "ledger", "catalogue", "searching", "writing", "exporting",
    "execution", "pipeline", "curating", "assembling", "speaking", "publishing", "loading", "desk", "mkdocs_plugin",
    "cli", "commands",
}  # fmt: skip


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_what_reads_and_what_writes_reaches_out(path: Path) -> None:
    """Frozen values between, pure functions within: the stages open no file, ask no clock, start no process."""
    if room(path) not in REACHING:
        assert list(outside_calls(path.read_text(encoding="utf-8"))) == [], (
            "touches what is outside: hand it over as a value, or do it in a room of REACHING"
        )


def test_each_room_that_may_reach_out_does() -> None:
    found = {room(path) for path in files() if list(outside_calls(path.read_text(encoding="utf-8")))}
    assert REACHING - found == set(), "pure by now: strike it out"


# What reaches the disk, the network, other processes, or the clock and chance.
OUTSIDE = {
    "os", "io", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "http", "requests", "random", "time",
    "secrets", "multiprocessing", "threading", "ctypes", "mmap", "sqlite3", "pathlib", "glob",
}  # fmt: skip
METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "open", "mkdir", "rmdir", "unlink", "rename", "touch",
    "symlink_to", "hardlink_to", "iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "stat", "resolve", "cwd",
    "home", "samefile", "chmod", "now", "today", "utcnow",
}  # fmt: skip
BUILTINS = {"open", "exec", "eval", "input", "print", "breakpoint", "__import__"}


def outside_calls(source: str) -> Iterator[str]:
    """What a module imports or calls that reaches out of the program."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if {alias.name, alias.name.split(".")[0]} & OUTSIDE)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            yield from [module] if {module, module.split(".")[0]} & OUTSIDE else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from [node.func.id] if node.func.id in BUILTINS else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from [node.func.attr] if node.func.attr in METHODS else []


@pytest.mark.parametrize(
    "line",
    ["Path('/etc/hostname').read_text()", "open('a')", "import os", "from os.path import exists", "import io as files",
     "p.open()", "datetime.date.today()"],
)  # fmt: skip
def test_what_reaches_out_is_seen(line: str) -> None:
    assert list(outside_calls(line))
    assert not list(outside_calls("opened = patterns.opens(text).match(text); date.fromisoformat(opened)"))


# What a room may bring with it when it is imported alone, beside the words that all speak (model, errors, vietnamese).
BRINGS = {
    "vietnamese": "",
    "addresses": "",
    "findings": "",
    "passages": "",
    "metadata_fields": "",
    "office.types": "tables",
    "office.patterns": "tables",
    "presenting.short_titles": "tables office",
    "searching": "tables office addresses presenting metadata_fields",
    "structure": "tables office addresses presenting findings passages metadata_fields",
    "citations": "tables office addresses passages",
    "rendering": "tables office addresses passages findings presenting metadata_fields",
}


@pytest.mark.parametrize(("asked", "brought"), BRINGS.items())
def test_a_room_brings_no_others_with_it(asked: str, brought: str) -> None:
    """Importing the language, one table's meaning or one stage compiles no pattern of the others."""
    script = f"import sys; import build_tools.{asked}; print(*(m for m in sys.modules if m.startswith('build_tools.')))"
    run = subprocess.run([sys.executable, "-c", script], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    found = {name.split(".")[1] for name in run.stdout.split()}
    allowed = {"model", "errors", "vietnamese", asked.split(".")[0], *brought.split()}
    assert found <= allowed, f"{asked} brings {found - allowed} with it: import less, or name the room in BRINGS"


def test_lines_stay_short() -> None:
    """The linter lets a line be that holds no blank: a pattern is to be broken all the same."""
    sources = [*files(), *sorted(Path(__file__).parent.rglob("*.py")), *beside_the_code()]
    lines = [
        (path.name, n)
        for path in sources
        for n, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if len(line) > 120
    ]
    assert lines == [], 'more than 120 letters: break them by hand (a pattern: in pieces, r"…" r"…")'


MOST = 15  # ways through a function


def complexity(function: ast.AST) -> int:
    """The ways through a function, as radon counts them: branches, loops, handlers, conditional expressions, boolean
    operators, comprehensions and their conditions; functions inside it are their own.
    """
    ways, stack = 1, list(ast.iter_child_nodes(function))
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        ways += isinstance(node, (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case))
        ways += bool(isinstance(node, (ast.For, ast.While)) and node.orelse)
        ways += 1 + len(node.ifs) if isinstance(node, ast.comprehension) else 0
        ways += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
        stack += ast.iter_child_nodes(node)
    return ways


def test_functions_stay_simple() -> None:
    found = {
        f"{path.relative_to(PACKAGE).with_suffix('').as_posix()}.{node.name}": ways
        for path in files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (ways := complexity(node)) > MOST
    }
    assert found == {}, "make it simpler: name its decisions, or put them into a table"


def test_complexity_is_counted() -> None:
    (function,) = ast.parse("def f(x):\n    return [a for a in x if a and x] if x or 1 else 0").body
    assert complexity(function) == 6
