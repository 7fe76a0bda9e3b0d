"""The tests of an area, run again and again over a copy of the project that changes a little in between.

Enters: a copy of the project; test files; the file of the copy that was changed, and where. Leaves: whether a test
fails. All libraries, and all patterns of the code, are ready in one process; each trial is a fork of it that takes in
the project's own modules anew, so that it costs what its tests cost. `whole` is asked of all files before a trial: it
says which tests fail though nothing is changed (they are left out from then on), and remembers how long each takes and
which functions it enters. Then those that enter the changed function go first, the quick before the slow, and the first
that fails ends the trial.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType

import pytest

OPTIONS = ("-q", "-m", "not browser and not hypothesis", "-p", "no:cacheprovider", "--tb=no", "--no-header")
OWN = ("build_tools", "tests", "development")
PATIENCE = 20.0  # seconds for a test that took none
Function = tuple[str, int]  # file of the copy, line of "def"; line 0: the file as a whole


@dataclass(slots=True)
class Known:
    """What a test did when nothing was changed."""

    seconds: float = 0.0
    failed: bool = False
    entered: frozenset[Function] = frozenset()


@dataclass(slots=True)
class Trials:
    """A copy, what its tests did while it was whole, and how many seconds they may take at most."""

    copy: Path
    longest: int
    known: dict[str, Known] = field(default_factory=dict)
    ran: set[str] = field(default_factory=set)  # files whose tests are known

    def prepare(self) -> None:
        """Takes in every module once: what they ask of libraries and of the compiler of patterns is there from then."""
        re._MAXCACHE = 10**6  # type: ignore[attr-defined]
        self._at_home()
        _forget("build_tools")
        package = importlib.import_module("build_tools")
        assert Path(str(package.__file__)).is_relative_to(self.copy), package.__file__
        for module in pkgutil.walk_packages(package.__path__, "build_tools."):
            importlib.import_module(module.name)

    def whole(self, files: Iterable[str]) -> list[str]:
        """Runs those of these files' tests over the unchanged copy that were not run yet; leaves those that fail."""
        anew = [file for file in files if file not in self.ran]
        if not anew:
            return []
        told = self.copy / "told.json"
        _forked(lambda: self._run(anew, _Watching(self.copy, told), writes=True), 20 * self.longest)
        found = json.loads(told.read_text(encoding="utf-8"))
        functions = [(path, line) for path, line in found["functions"]]
        known = {
            name: Known(one["seconds"], one["failed"], frozenset(functions[n] for n in one["entered"]))
            for name, one in found["tests"].items()
        }
        self.ran |= set(anew)
        self.known |= known
        return [name for name, one in known.items() if one.failed]

    def fails(self, files: Iterable[str], changed: Function) -> bool:
        """Whether a test fails now; what takes longer than may be counts as a failure."""
        return (
            _forked(lambda: self._run(["-x", *files], _Ordered(self.known, changed), writes=False), self.longest) != 0
        )

    def remember(self, file: Path | None) -> None:
        """Takes over what an earlier run wrote there, of the same tests and about the same code."""
        if file and file.exists():
            self.known, self.ran = pickle.loads(file.read_bytes())

    def keep(self, file: Path | None) -> None:
        """Writes what is known of the tests."""
        if file:
            file.write_bytes(pickle.dumps((self.known, self.ran)))

    def _at_home(self) -> None:
        os.chdir(self.copy)
        os.environ["PYTHONPATH"] = str(self.copy)
        sys.path[:] = [str(self.copy), *(path for path in sys.path if path not in ("", str(self.copy)))]

    def _run(self, arguments: list[str], plugin: object, writes: bool) -> int:
        self._at_home()
        os.environ["PYTHONDONTWRITEBYTECODE"] = "" if writes else "1"
        sys.dont_write_bytecode = not writes
        return int(pytest.main([*OPTIONS, *arguments], plugins=[plugin]))


def _forget(*packages: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in packages]:
        del sys.modules[name]
    importlib.invalidate_caches()


def _forked(work: Callable[[], int], longest: int) -> int:
    """What a piece of work leaves in a process of its own; whatever goes wrong there, or takes too long, is not 0."""
    child = os.fork()
    if child == 0:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        _forget(*OWN)
        status = 3
        try:
            status = work()
        finally:
            os._exit(status)
    end = time.monotonic() + longest
    while (ended := os.waitpid(child, os.WNOHANG))[0] == 0:
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return -1
        time.sleep(0.02)
    return os.waitstatus_to_exitcode(ended[1])


class _Watching:
    """Remembers of each test how long it took, whether it failed, and which functions of the code it entered."""

    def __init__(self, copy: Path, told: Path) -> None:
        self.code, self.start, self.told = f"{copy}/build_tools/", len(str(copy)) + 1, told
        self.functions: dict[Function, int] = {}
        self.tests: dict[str, dict[str, object]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> object:
        entered: set[CodeType] = set()

        def called(frame: FrameType, event: str, argument: object) -> None:
            entered.add(frame.f_code)

        before = time.process_time()
        sys.settrace(called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            one = self.tests.setdefault(item.nodeid, {"failed": False})
            one["seconds"] = time.process_time() - before
            one["entered"] = sorted(map(self._number, filter(self._is_own, entered)))

    def _is_own(self, code: CodeType) -> bool:
        return code.co_filename.startswith(self.code)

    def _number(self, code: CodeType) -> int:
        function = code.co_filename[self.start :], code.co_firstlineno
        return self.functions.setdefault(function, len(self.functions))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.tests.setdefault(report.nodeid, {})["failed"] = True

    def pytest_sessionfinish(self) -> None:
        told = {"functions": list(self.functions), "tests": self.tests}
        self.told.write_text(json.dumps(told), encoding="utf-8")


class _Ordered:
    """Puts those tests first that are likely to notice soon, and leaves out those that fail anyway."""

    def __init__(self, known: dict[str, Known], changed: Function) -> None:
        self.known, self.changed = known, changed

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        unknown = Known()
        kept = [item for item in items if not self.known.get(item.nodeid, unknown).failed]
        items[:] = sorted(kept, key=lambda item: self._turn(item, self.known.get(item.nodeid, unknown)))

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A test that needs far more than it did is ended, and with it the trial."""
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE + 10 * self.known.get(item.nodeid, Known()).seconds)

    def _turn(self, item: pytest.Item, known: Known) -> tuple[bool, int, float]:
        """Tests that share something dear stay together, at the end; of the others the near and quick go first."""
        fixtures = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
        shared = any(definitions[-1].scope != "function" for definitions in fixtures.values())
        path, line = self.changed
        near = 0 if (path, line) in known.entered else 1 if any(path == each for each, _ in known.entered) else 2
        return (True, 0, 0.0) if shared else (False, near, known.seconds)
