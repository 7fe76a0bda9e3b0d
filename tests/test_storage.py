"""What stood stands until the new is whole: files, folders, mount points, links, runs that were killed."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.errors import Refusal
from build_tools.storage import Replacement, files, locked, mounted, replacing, write_whole

MODULE = "build_tools.storage.replacement"


def quiet(_words: str) -> None:
    """Nobody listens."""


def site(folder: Path, words: str) -> Path:
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    (folder / "data" / "documents.json").write_text(words, encoding="utf-8")
    return folder


def words(folder: Path) -> set[str]:
    return {p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return site(tmp_path / "here" / "site", "old")


def build(target: Path, text: str = "new") -> None:
    with replacing(target, quiet) as fresh:
        site(fresh, text)


@pytest.fixture(params=["exchange", "two steps", "mounted"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a folder can be replaced: what the disk cannot do is said by an errno."""
    code = {"exchange": 0, "two steps": errno.ENOSYS, "mounted": errno.EBUSY}[request.param]

    def unable(one: Path, other: Path) -> None:
        raise OSError(code, os.strerror(code), str(one))

    if code:
        monkeypatch.setattr(f"{MODULE}.exchange", unable)
    return str(request.param)


def test_the_new_stands_and_nothing_is_left(target: Path, way: str) -> None:
    build(target)
    assert words(target) == {"new"}
    assert [p.name for p in target.parent.iterdir()] == ["site"]
    assert sorted(p.name for p in target.iterdir()) == ["data", "index.html"]


def test_the_folder_keeps_its_mode(target: Path, way: str) -> None:
    target.chmod(0o750)
    build(target)
    assert target.stat().st_mode & 0o777 == 0o750
    target.chmod(0o555)  # its successor has it too, and no folder that cannot be removed is left
    build(target, "next")
    assert words(target) == {"next"}
    assert [p.name for p in target.parent.iterdir()] == ["site"]
    target.chmod(0o755)


def test_a_first_site_needs_nothing_in_its_place(tmp_path: Path, way: str) -> None:
    build(tmp_path / "a" / "b" / "site")
    assert words(tmp_path / "a" / "b" / "site") == {"new"}


def test_behind_a_link_the_folder_is_replaced_and_the_link_stays(target: Path, tmp_path: Path, way: str) -> None:
    (tmp_path / "link").symlink_to(target)
    build(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert words(target) == {"new"}


def fill_half(target: Path, stop: BaseException) -> None:
    with replacing(target, quiet) as fresh:
        site(fresh, "half")
        raise stop


@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), SystemExit(1)], ids=repr)
def test_what_stops_the_filling_leaves_the_old(target: Path, way: str, stop: BaseException) -> None:
    with pytest.raises(type(stop)):
        fill_half(target, stop)
    assert words(target) == {"old"}
    assert [p.name for p in target.parent.iterdir()] == ["site"]


class Killed(BaseException):
    """Stands for a kill: nothing of ours may run after it."""


def renames(monkeypatch: pytest.MonkeyPatch, stop: BaseException, at: int) -> list[int]:
    """Makes the n-th rename raise; counts them."""
    count = [0]
    real = os.rename

    def rename(*paths: object) -> None:
        count[0] += 1
        if count[0] == at:
            raise stop
        real(*paths)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", rename)
    return count


@pytest.mark.parametrize("stop", [OSError(errno.EIO, "bad"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("at", range(1, 7))
def test_a_move_that_fails_is_undone(
    target: Path, way: str, monkeypatch: pytest.MonkeyPatch, at: int, stop: BaseException
) -> None:
    count = renames(monkeypatch, stop, at)
    try:
        build(target)
    except (Refusal, KeyboardInterrupt):
        assert words(target) == {"old"}
    else:
        assert count[0] < at
        assert words(target) == {"new"}
    monkeypatch.undo()
    build(target, "next")
    assert words(target) == {"next"}


def test_a_site_that_a_kill_left_aside_comes_back(target: Path) -> None:
    new = Replacement(target, quiet)
    os.rename(target, new.scratch / "last")  # killed between the two moves
    os.close(new._held)
    with pytest.raises(KeyboardInterrupt), replacing(target, quiet):
        raise KeyboardInterrupt
    assert words(target) == {"old"}
    assert [p.name for p in target.parent.iterdir()] == ["site"]


def test_scratch_of_the_first_version_comes_back_and_goes(target: Path) -> None:
    former = target.with_name("site.k3x_9a2b")
    former.mkdir()
    os.rename(target, former / "last")
    with pytest.raises(KeyboardInterrupt), replacing(target, quiet):
        raise KeyboardInterrupt
    assert words(target) == {"old"}
    os.utime(former, (0, 0))  # of a day long past, and not of a run that still works
    build(target)
    assert [p.name for p in target.parent.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_no_scratch(target: Path) -> None:
    mine = target.with_name("site.original")
    mine.mkdir()
    (mine / "notes").write_text("stays", encoding="utf-8")
    (target.with_name("site.building")).mkdir()
    (target.with_name("site.building") / "notes").write_text("stays", encoding="utf-8")
    with pytest.raises(Refusal, match="notes"):
        build(target)
    assert words(target.parent) == {"old", "stays"}


def test_pieces_that_a_kill_left_half_exchanged_come_back(target: Path) -> None:
    work = target / mounted._WORK
    (work / "old").mkdir(parents=True)
    site(work / "new", "new")
    mounted._note(work, ["data", "index.html"])
    os.rename(target / "data", work / "old" / "data")
    os.rename(work / "new" / "data", target / "data")
    with pytest.raises(KeyboardInterrupt), replacing(target, quiet):
        raise KeyboardInterrupt
    assert words(target) == {"old"}


def test_a_second_run_waits_and_says_so(target: Path) -> None:
    said: list[str] = []
    first = Replacement(target, quiet)
    second = threading.Thread(target=lambda: Replacement(target, said.append).abandon())
    second.start()
    until = time.monotonic() + 20
    while not said and time.monotonic() < until:
        time.sleep(0.01)
    assert len(said) == 1
    assert "đang chờ" in said[0]
    site(first.fresh, "new")
    first.commit()
    second.join(20)
    assert not second.is_alive()
    assert words(target) == {"new"}
    assert [p.name for p in target.parent.iterdir()] == ["site"]


# ------------------------------------------------------------------ files


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "ledger" / "a.tsv"
    write_whole(path, b"old")
    yield path
    assert [p.name for p in path.parent.iterdir()] == ["a.tsv"], "something was left behind"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_file_is_old_when_a_call_fails(table: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="full"):
        write_whole(table, b"new")
    assert table.read_bytes() == b"old"


def test_a_file_is_written_through_a_link_and_keeps_its_mode(table: Path, tmp_path: Path) -> None:
    table.chmod(0o640)
    (tmp_path / "link.tsv").symlink_to(table)
    write_whole(tmp_path / "link.tsv", b"new")
    assert table.read_bytes() == b"new"
    assert table.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.tsv").is_symlink()


def test_what_a_killed_run_left_unfinished_goes_with_the_next(table: Path) -> None:
    (table.parent / f".a.tsv{files._UNFINISHED}").write_bytes(b"ha")
    with locked(table.parent, quiet):
        assert table.read_bytes() == b"old"
