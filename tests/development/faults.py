"""Faults of the disk, placed at every call that writes, renames, removes or syncs; what stood must be there, old or
new.

A small project is built, recorded and reviewed, again and again: once with the first such call failing, once with the
second, and so on. The call fails alone (an error of the disk, a right that is missing), or with every later one that
needs space (a full disk), or the process is killed there, or stopped as by Ctrl-C. After each the site, the ledger and
the decisions must be those from before or those from after, every byte of them; nobody must have seen a traceback; and
the command, run again, must do its work and leave nothing behind.

    python -m tests.development.faults                       every call, of all three commands
    python -m tests.development.faults --only record --every 5 --modes kill
"""

from __future__ import annotations

import argparse
import builtins
import contextlib
import errno
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_tools import cli
from build_tools.curating import reviewing
from build_tools.errors import Refusal
from build_tools.storage import replacement

ROOT = Path(__file__).parent.parent.parent
MODES = ("error", "full", "kill", "stop")
SPACE = frozenset({"open", "write", "mkdir", "sendfile"})  # what a full disk refuses
_ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_AUDITED = {"os.rename": "rename", "os.remove": "remove", "os.rmdir": "rmdir", "os.mkdir": "mkdir", "os.link": "link"}

DECISION = """ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH

Số: 1663/QĐ-UBND

QUYẾT ĐỊNH
Về việc ban hành quy chế

Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015;

Điều 1. Ban hành quy chế quản lý nhiệm vụ khoa học.
Điều 2. Giao Sở Tài chính bố trí kinh phí thực hiện.
"""
USUAL = (
    "Ủy ban nhân dân tỉnh giao các sở, ngành ứng dụng tiến bộ khoa học vào sản xuất; nhân rộng tiến bộ kỹ thuật.\n" * 12
)
SUSPECT = f"KẾ HOẠCH\n\nI. MỤC TIÊU\n\n{USUAL}\nCác huyện ứng dụng tiên bộ khoa học vào đời sống.\n"
SYLLABLES = ". ".join(
    onset + rime
    for onset in "b c d g h l m n r s t v".split()
    for rime in "a ai an ang ao au o oi on ong u ui un ung".split()
)


# ------------------------------------------------------------------ the project and the commands


def project(folder: Path) -> Path:
    """A project with a site, a ledger and decisions that were good, and changes that wait to be published."""
    texts = folder / "source_texts"
    texts.mkdir(parents=True)
    (texts / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    (texts / "ke-hoach.txt").write_text(SUSPECT, encoding="utf-8")
    (texts / "am-tiet.txt").write_text(f"THÔNG BÁO\n\n{SYLLABLES * 3}\n", encoding="utf-8")
    (texts / "ke-hoach.toml").write_text('# giữ nguyên\n[metadata]\nprovince = "Thái Bình"\n', encoding="utf-8")
    for name in ("mkdocs.yml", "docs", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    for command in ("record", "build"):
        _quietly(command, folder)
    (texts / "quyet-dinh.txt").write_text(
        DECISION.replace("Điều 2. Giao", "Điều 2. Nay giao") + "Điều 3. Hiệu lực.\n", encoding="utf-8"
    )
    (texts / "chi-thi.txt").write_text("CHỈ THỊ\n\n1. Các sở báo cáo Nghị quyết số 20-NQ/TW.\n", encoding="utf-8")
    return folder


def _run(command: str, folder: Path) -> int:
    if command == "review":
        answers = iter(["Người thử", "n", "đúng là tiến bộ"])
        return reviewing.review(folder, "ke-hoach", lambda _question: next(answers, "t"), print)
    extra = ["--no-cache", "--jobs", "1"]
    return cli.main(["--root", str(folder), command, *extra])


def _guarded(command: str, folder: Path) -> int:
    """As the command line does it, also for a review, which asks a person."""
    try:
        return _run(command, folder)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _quietly(command: str, folder: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as told:
        status = _guarded(command, folder)
    if status:
        raise RuntimeError(f"{command}: {told.getvalue()}")


KEPT = {"build": "site", "record": "ledger", "review": "source_texts"}


def state(folder: Path, name: str) -> dict[str, bytes]:
    """What stands in a folder of the project, byte for byte; what is unfinished and hidden is read by nobody."""
    paths = (path for path in (folder / name).rglob("*") if path.is_file() and not path.name.endswith(".vanban-tmp"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def whole(folder: Path) -> dict[str, bytes]:
    """All that must not be lost."""
    return {path: data for name in sorted(set(KEPT.values())) for path, data in state(folder, name).items()}


# ------------------------------------------------------------------ the fault


class Fault:
    """Counts the calls below a folder that change the disk, and does at the n-th what its mode says."""

    def __init__(self, below: Path, at: int, mode: str) -> None:
        self.below, self.at, self.mode = str(below), at, mode
        self.count = 0
        self.calls: list[str] = []
        self.on = True

    def call(self, kind: str, before: Callable[[], object] = lambda: None) -> None:
        """One call; `before` does half of it, as a disk does that fails in the middle."""
        self.count += 1
        if not self.at:
            self.calls.append(kind)
        if self.count == self.at or (self.mode == "full" and 0 < self.at < self.count and kind in SPACE):
            before()
            self._strike()

    def _strike(self) -> None:
        if self.mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.mode == "stop":
            raise KeyboardInterrupt
        code = errno.ENOSPC if self.mode == "full" else _ERRORS[self.at % len(_ERRORS)]
        raise OSError(code, os.strerror(code), self.below)

    def _is_ours(self, path: Any, folder: Any = -1) -> bool:
        if isinstance(path, int):
            return False
        name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        return name.startswith(self.below) or (isinstance(folder, int) and folder >= 0)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The hook of the interpreter: most calls that change a disk are told there before they are made."""
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and self._is_ours(path):
                self.call("open")
        elif event in _AUDITED:
            path, folder = arguments[0], arguments[-1]
            if self._is_ours(path, folder):
                self.call(_AUDITED[event])

    def patch(self) -> None:
        """What the interpreter does not tell: writing itself, syncing, exchanging."""
        write, fsync, sendfile, opened, swap = os.write, os.fsync, os.sendfile, io.open, replacement.exchange

        def half_write(descriptor: int, data: Any) -> int:
            if descriptor > 2:
                self.call("write", lambda: write(descriptor, data[: len(data) // 2]))
            return write(descriptor, data)

        def synced(descriptor: int) -> None:
            self.call("fsync")
            fsync(descriptor)

        def sent(*arguments: Any) -> int:
            self.call("sendfile")
            return sendfile(*arguments)

        def swapped(one: Path, other: Path) -> None:
            self.call("exchange")
            swap(one, other)

        def file(path: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            found = opened(path, mode, *arguments, **named)
            if set(mode) & set("wax+") and self._is_ours(path):
                inner = found.write

                def half(data: Any) -> int:
                    self.call("write", lambda: (inner(data[: len(data) // 2]), found.flush()))
                    return int(inner(data))

                found.write = half
            return found

        os.write, os.fsync, os.sendfile = half_write, synced, sent  # type: ignore[assignment]
        io.open = builtins.open = file  # type: ignore[assignment]
        replacement.exchange = swapped


def strike(command: str, folder: Path, at: int, mode: str) -> tuple[int, str, list[str]]:
    """Runs a command in a process of its own, with a fault at its n-th call (0: none): its status (negative: killed),
    what it said, and the kinds of its calls when there was no fault.
    """
    said = folder.parent / f"{folder.name}.said"
    child = os.fork()
    if child == 0:
        status = 99
        try:
            descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
            fault = Fault(folder, at, mode)
            sys.addaudithook(fault.audit)
            fault.patch()
            status = _guarded(command, folder)
            fault.on = False
            if not at:
                print("\n#calls " + " ".join(fault.calls))
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    words = said.read_text(encoding="utf-8", errors="replace")
    said.unlink()
    calls = words.rpartition("\n#calls ")[2].split() if not at else []
    return os.waitstatus_to_exitcode(ended), words, calls


# ------------------------------------------------------------------ what must hold


@dataclass
class Tally:
    """What came of all faults of one command."""

    command: str
    calls: int = 0
    placed: int = 0
    old: int = 0
    new: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.command}: {self.calls} calls, {self.placed} faults placed, {self.old} left the old, {self.new} "
            f"the new,"
            f" {len(self.faults)} lost or wrong"
        )


class Trial:
    """One command, its project before and after, and the faults tried on it."""

    def __init__(self, command: str, folder: Path) -> None:
        self.command, self.folder = command, folder
        self.before = project(folder / "before")
        self.after = folder / "after"
        shutil.copytree(self.before, self.after, symlinks=True)
        status, said, self.calls = strike(command, self.after, 0, "")
        assert status == 0, said
        self.old, self.new = whole(self.before), whole(self.after)
        assert self.old != self.new
        self.entries = sorted(path.name for path in self.after.iterdir())
        self.seen: dict[object, int] = {}

    def fault(self, at: int, mode: str, tally: Tally, again: int) -> None:
        """One fault, and what must hold after it; the next run is tried `again` times for each way things were left."""
        here = self.folder / "here"
        shutil.copytree(self.before, here, symlinks=True)
        try:
            status, said, _ = strike(self.command, here, at, mode)
            tally.placed += 1
            left = whole(here)
            tally.old += left == self.old
            tally.new += left == self.new
            place = f"{self.command} {mode} at {at} ({self.calls[at - 1]}): status {status}"
            if left not in (self.old, self.new):
                tally.faults.append(f"{place}: {_difference(left, self.old, self.new)}")
            if "Traceback" in said or status not in {"kill": (-9, 0), "stop": (130, 0)}.get(mode, (0, 2)):
                tally.faults.append(f"{place}: {said[-600:]}")
            if status == 0 and left != self.new:
                tally.faults.append(f"{place}: said to be done, and is not")
            kind = (mode, status, left == self.new, tuple(sorted(path.name for path in here.iterdir())))
            self.seen[kind] = self.seen.get(kind, 0) + 1
            if self.seen[kind] <= again and not (self.command == "review" and left == self.new):
                self._next(here, place, tally)
        finally:
            shutil.rmtree(here)

    def _next(self, here: Path, place: str, tally: Tally) -> None:
        status, said, _ = strike(self.command, here, 0, "")
        if status or whole(here) != self.new:
            tally.faults.append(f"{place}: the next run: status {status} {said[:200]}")
        left = [path.name for path in here.rglob("*") if path.name.endswith((".vanban-tmp", ".building"))]
        if left or sorted(path.name for path in here.iterdir()) != self.entries:
            tally.faults.append(f"{place}: the next run left {left or sorted(path.name for path in here.iterdir())}")


def _difference(left: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> str:
    odd = [name for name in sorted({*left, *old, *new}) if left.get(name) not in (old.get(name), new.get(name))]
    mixed = [name for name in sorted({*left, *old, *new}) if left.get(name) != old.get(name)]
    return f"neither old nor new: {odd[:5]}; otherwise than before: {mixed[:5]}"


def tried(
    command: str, every: int = 1, modes: Sequence[str] = MODES, again: int = 3, first: int = 1, told: bool = False
) -> Tally:
    """The faults at every `every`-th call of a command."""
    with _scratch() as folder:
        trial = Trial(command, folder)
        tally = Tally(command, len(trial.calls))
        for at in range(first, len(trial.calls) + 1, every):
            for mode in modes:
                trial.fault(at, mode, tally, again)
            if told and at % 50 < every:
                print(f"  {at}/{len(trial.calls)} {tally.line()}", file=sys.stderr, flush=True)
        return tally


def killed(count: int, seed: int = 1) -> Tally:
    """Builds, each a process as a person starts it, with its workers, killed at a random moment."""
    chance = random.Random(seed)
    with _scratch() as folder:
        trial = Trial("build", folder)
        tally = Tally("build, killed at random moments")
        run = [
            sys.executable,
            "-m",
            "build_tools",
            "--root",
            str(folder / "here"),
            "build",
            "--jobs",
            "2",
            "--no-cache",
        ]
        began = time.monotonic()
        shutil.copytree(trial.before, folder / "here", symlinks=True)
        subprocess.run(run, cwd=ROOT, capture_output=True, check=True)
        takes = time.monotonic() - began
        shutil.rmtree(folder / "here")
        while tally.placed < count:
            here = Path(shutil.copytree(trial.before, folder / "here", symlinks=True))
            process = subprocess.Popen(run, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.1, takes))
            process.kill()
            if process.wait() == -signal.SIGKILL:
                tally.placed += 1
                left = whole(here)
                tally.old += left == trial.old
                tally.new += left == trial.new
                if left not in (trial.old, trial.new):
                    tally.faults.append(_difference(left, trial.old, trial.new))
                trial._next(here, f"kill {tally.placed}", tally)
            shutil.rmtree(here)
        return tally


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.development.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=sorted(KEPT), action="append", help="this command alone")
    parser.add_argument("--every", type=int, default=1, help="every so many calls (1: all)")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    parser.add_argument(
        "--again", type=int, default=3, help="how often the next run is tried for each way things were left"
    )
    parser.add_argument("--kills", type=int, default=0, help="instead: so many builds killed at random moments")
    given = parser.parse_args()
    if given.kills:
        tally = killed(given.kills)
        print(tally.line(), *tally.faults, sep="\n  ")
        return 1 if tally.faults else 0
    tallies = [tried(c, given.every, given.modes, given.again, told=True) for c in given.only or sorted(KEPT)]
    for tally in tallies:
        print(tally.line(), *tally.faults, sep="\n  ")
    return 1 if any(tally.faults for tally in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
