"""The files of the ledger as persons and merges leave them: what is read, what is refused and how, what was cut."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION
from raw_texts import DECISION, parsed

from build_tools import ledger
from build_tools.cli import main
from build_tools.errors import Refusal
from build_tools.ledger.address_rows import as_bytes
from build_tools.ledger.address_rows import parsed as rows_of

ROOT = Path(__file__).parent.parent
A, B = "673dcfeb1c91f70f", "61775b2915b66149"

READ = [
    ("an arrow as keyboards have it", "khoan-2\t-> dieu-1", {"khoan-2": "dieu-1"}),
    ("no tab at all", "khoan-2 -> dieu-1", {"khoan-2": "dieu-1"}),
    ("a double arrow, and blanks", "khoan-2 \t =>  dieu-1  ", {"khoan-2": "dieu-1"}),
    ("no tab before an arrow", "khoan-2 → dieu-1", {"khoan-2": "dieu-1"}),
    ("no tab before a double arrow", "khoan-2 => dieu-1", {"khoan-2": "dieu-1"}),
    ("no tab before a cross", "khoan-3 ✕ 2024-02-05 gộp\nkhoan-2\t→ dieu-1", {"khoan-2": "dieu-1"}),
    ("a byte order mark, and blank lines", "\ufeffkhoan-2\t→ dieu-1\n\n  \n", {"khoan-2": "dieu-1"}),
    ("lines as Windows ends them", "khoan-2\t→ dieu-1\r\nkhoan-3\t→ dieu-1\r\n",
     {"khoan-2": "dieu-1", "khoan-3": "dieu-1"}),
    ("a place in another text", "khoan-2\t→ Quy-che.2021#dieu-1-khoan-2", {"khoan-2": "Quy-che.2021#dieu-1-khoan-2"}),
    ("the same row twice, as a merge leaves it", "khoan-2\t→ dieu-1\nkhoan-2\t→ dieu-1", {"khoan-2": "dieu-1"}),
]  # fmt: skip

REFUSED = [
    ("handlers in an address", 'x" onmouseover="alert(1)" y="\t→ dieu-1', ":2", "không phải là địa chỉ"),
    ("a path in an address", "../../../evil\t→ a", ":2", "không phải là địa chỉ"),
    ("a path behind the arrow", "khoan-1\t→ ../../evil", ":2", "không dẫn đến địa chỉ nào"),
    ("nothing behind the arrow", "khoan-1\t→", ":2", "không dẫn đến địa chỉ nào"),
    ("a print that is none", "khoan-1\tzzz", ":2", "không phải là dấu vân"),
    ("a print that was cut short", "khoan-1\t9c0e", ":2", "không phải là dấu vân"),
    ("an address alone", "khoan-1", ":2", "thiếu dấu Tab"),
    ("a conflict of Git", "<<<<<<< HEAD", ":2", "xung đột"),
    ("the middle of a conflict of Git", "=======", ":2", "xung đột"),
    ("the end of a conflict of Git", ">>>>>>> nhánh", ":2", "xung đột"),
    ("the origin in a conflict of Git", "||||||| gốc", ":2", "xung đột"),
    ("a capital in an address", "Khoan-1\t→ dieu-1", ":2", "không phải là địa chỉ"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "wanted"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_what_a_person_types_is_read(tmp_path: Path, row: str, wanted: dict[str, str]) -> None:
    path = ledger.path_of(tmp_path, "a")
    path.parent.mkdir()
    path.write_bytes(row.encode())
    read = ledger.read(tmp_path, "a")
    assert read is not None
    assert read.aliases == wanted
    assert not read.missing


@pytest.mark.parametrize(("row", "line", "told"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
@pytest.mark.parametrize("slug", ["a", ledger.WORKS])
def test_a_row_that_cannot_be_read_names_file_line_and_remedy(
    tmp_path: Path, slug: str, row: str, line: str, told: str
) -> None:
    path = ledger.path_of(tmp_path, slug)
    path.parent.mkdir()
    path.write_text(f"dieu-1\t{A}\n{row}\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        ledger.read(tmp_path, slug)
    assert refused.value.place == f"ledger/{slug}.tsv{line}"
    assert told in refused.value.problem
    assert refused.value.remedy


def test_all_rows_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        rows_of("a\nb\nc\t→ d\ne\tzzz\n", "a")
    assert [each.place for each in refused.value.each] == [f"ledger/a.tsv:{n}" for n in (1, 2, 4)]


@pytest.mark.parametrize("data", [b"dieu-1\t\xff\xfe\n", None], ids=["no UTF-8", "a folder"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes | None) -> None:
    path = ledger.path_of(tmp_path, "a")
    path.parent.mkdir()
    path.mkdir() if data is None else path.write_bytes(data)
    with pytest.raises(Refusal, match=r"ledger/a\.tsv"):
        ledger.read(tmp_path, "a")


def test_what_is_written_is_read_again() -> None:
    full = ledger.Ledger(
        {"dieu-1": A, "dieu-2": B, "dieu-3": ""}, {"cu": "dieu-1", "xa": "khac#dieu-1"}, {"dieu-1": "Giao Sở …"},
        {"dieu-2": (A,)}, {"hai": ("dieu-1", "dieu-2")}, text="Quyết định số 1",
    )  # fmt: skip
    assert rows_of(as_bytes(full).decode(), "a") == full
    texts = ledger.Ledger({}, {"cu": "moi"}, removed={"Mot.van-ban": "2026-11-28 ban hành nhầm"})
    assert rows_of(as_bytes(texts).decode(), ledger.DOCUMENTS) == texts


# ------------------------------------------------------------------ a ledger that was cut


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "thu.txt").write_text(DECISION, encoding="utf-8")
    assert main(["--root", str(tmp_path), "record"]) == 0
    assert main(["--root", str(tmp_path), "check"]) == 0
    return tmp_path


def test_a_ledger_that_was_cut_anywhere_is_told_and_not_recorded_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ledger.path_of(project, "thu")
    whole = path.read_bytes()
    for end in range(len(whole) - len("\n")):
        path.write_bytes(whole[:end])
        capsys.readouterr()
        assert main(["--root", str(project), "check"]) in (1, 2), whole[:end]
        out, err = capsys.readouterr()
        assert "ledger/thu.tsv" in out + err
        assert main(["--root", str(project), "record"]) == 2, whole[:end]
        assert path.read_bytes() == whole[:end]


@pytest.mark.parametrize("name", ["thu", ledger.WORKS])
def test_so_is_one_that_lost_a_row_in_the_middle_or_was_emptied(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (project / "source_texts" / "hai.txt").write_text(
        DECISION + "Điều 3. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 và Luật Ngân sách nhà nước.\n",
        encoding="utf-8",
    )
    assert main(["--root", str(project), "record"]) == 0
    path = ledger.path_of(project, name)
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for kept in ([*rows[:1], *rows[2:]], rows[1:-2], []):
        path.write_text("".join(kept), encoding="utf-8")
        if len(kept) == len(rows) - 3:
            continue  # of the form before there were numbers: nothing can be told
        capsys.readouterr()
        assert main(["--root", str(project), "check"]) == 1, kept
        assert "ledger-cut" in capsys.readouterr().out
        assert main(["--root", str(project), "record"]) == 2


def test_rows_added_by_hand_are_no_fault(project: Path) -> None:
    path = ledger.path_of(project, "thu")
    path.write_text(path.read_text(encoding="utf-8") + "dieu-9 -> dieu-1\n", encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 0
    assert main(["--root", str(project), "record"]) == 0
    read = ledger.read(project, "thu")
    assert read is not None
    assert read.aliases == {"dieu-9": "dieu-1"}


def test_the_ledger_of_the_collection_is_whole() -> None:
    for path in sorted((COLLECTION / "ledger").glob("*.tsv")):
        read = ledger.read(COLLECTION, path.stem)
        assert read is not None
        assert not read.missing
        assert b"#rows\t" in path.read_bytes()


# ------------------------------------------------------------------ two branches


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def edited(noted: ledger.Ledger, chance: random.Random) -> ledger.Ledger:
    """What one person's day does to a ledger: units that are new, moved, printed anew, rows typed by hand."""
    prints, aliases = dict(noted.prints), dict(noted.aliases)
    for n in range(chance.randrange(4)):
        prints[f"dieu-{chance.randrange(30)}-khoan-{n}"] = f"{chance.getrandbits(64):016x}"
    for key in chance.sample(sorted(prints), min(len(prints), chance.randrange(3))):
        if chance.random() < 0.5:
            aliases[key] = f"dieu-{chance.randrange(5)}"
            del prints[key]
        else:
            prints[key] = f"{chance.getrandbits(64):016x}"
    order = sorted(prints)
    return ledger.Ledger({key: prints[key] for key in order}, aliases, text=noted.text)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_a_merge_of_two_branches_keeps_both_sides_rows(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("merge")
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitattributes").write_text((ROOT / ".gitattributes").read_text(encoding="utf-8"), encoding="utf-8")
    base = ledger.Ledger({f"dieu-{n}": f"{chance.getrandbits(64):016x}" for n in range(5)}, text="Quyết định")
    sides = []
    for branch in ("main", "one", "two"):
        if branch != "main":
            git(folder, "checkout", "-q", "-b", branch, "main")
        noted = base if branch == "main" else edited(base, chance)
        ledger.write(folder, "a", noted)
        sides.append(noted)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", branch)
    merged = git(folder, "merge", "-q", "-m", "merge", "one")
    assert merged.returncode == 0, merged.stdout + merged.stderr
    found = ledger.read(folder, "a")
    assert found is not None
    assert not found.missing
    for side in sides:
        assert side.addresses() <= found.addresses()
        for former, now in side.aliases.items():
            assert now == found.aliases.get(former) or now in found.disputed[former]
    for key in found.prints.keys() - found.aliases.keys() - found.disputed.keys():
        wanted = {side.prints[key] for side in sides[1:] if side.prints.get(key, "") != base.prints.get(key, "")}
        assert wanted <= {found.prints[key], *found.others.get(key, ())}, "the print that either side noted is known"


def test_a_merged_ledger_is_read_recorded_and_holds(tmp_path: Path) -> None:
    """An anchor that two branches printed differently is the same as long as one of the prints fits."""
    document = parsed(DECISION)
    noted = ledger.updated(document.units, None)
    ledger.write(tmp_path, "thu", noted)
    path = ledger.path_of(tmp_path, "thu")
    path.write_text(path.read_text(encoding="utf-8") + "dieu-1\t0123456789abcdef\n", encoding="utf-8")
    assert not [f for f in ledger.watched(document, ledger.read_all(tmp_path)).findings if f.code.startswith("anchor")]
    again = ledger.updated(document.units, ledger.read(tmp_path, "thu"))
    assert again.prints == noted.prints
    assert not again.others
