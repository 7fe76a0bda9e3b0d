"""Two persons decide on one text in two branches: Git's merge stops no site, and nothing that either wrote is lost."""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger_rows import git

from build_tools import ledger, pipeline
from build_tools.cli import main
from build_tools.errors import Refusal
from build_tools.storage import healed, is_torn, read_toml, united

ROOT = Path(__file__).parent.parent
WORDS = ("Giao", "Sở", "Tài", "chính", "bố", "trí", "kinh", "phí", "thực", "hiện")
TEXT = "QUYẾT ĐỊNH\nVề việc giao nhiệm vụ\n\n" + "\n\n".join(
    f"Điều {n}. {' '.join(WORDS[: 5 + n % 5])} năm {2000 + n}, lần thứ {n}." for n in range(1, 13)
)
FIRST = 'state = "reviewed"\n\n# ghi chú của tôi\n[metadata]\nprovince = "Thái Bình"\n'
TOLD = re.search(r"merge\.vanban\.driver '(vanban (.+))'", (ROOT / "docs/dua-len-mang.md").read_text(encoding="utf-8"))
assert TOLD
DRIVER = f"{sys.executable} -m build_tools {TOLD[2]}"  # as the guide has it


def entry(chance: random.Random, by: str) -> str:
    n = chance.randrange(1, 13)
    word = chance.choice(WORDS[:5])
    after = chance.choice((word.upper(), word.lower() + "x"))
    rows = {
        "line": 2 + 2 * n,
        "before": f"{word} ",
        "after": f"{after} ",
        "decision": chance.choice(("accept", "reject")),
    }
    rows |= {"reason": chance.choice(("như bản gốc", "lỗi quét")), "evidence": "dòng khác in đúng", "by": by}
    return "\n[[correction]]\n" + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in rows.items())


def seen(chance: random.Random, by: str) -> str:
    return (
        f'\n[[seen]]\ncode = "{chance.choice(("numbering-gap", "front-incomplete"))}"\nreason = "đã xem"\nby = "{by}"\n'
    )


def day_of_work(text: str, chance: random.Random, by: str) -> str:
    """What one person's day does to a file of decisions: entries added, now and then one taken out."""
    for _ in range(chance.randrange(1, 5)):
        text += (entry if chance.random() < 0.8 else seen)(chance, by)
    return text


def entries(table: dict[str, object]) -> set[str]:
    lists: list[list[object]] = [table.get("correction", []), table.get("seen", [])]  # type: ignore[list-item]
    return {json.dumps(one, sort_keys=True) for each in lists for one in each}


def addresses(root: Path) -> set[str]:
    return {f"{name}#{a}" for name, each in ledger.read_all(root).items() for a in each.addresses()}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_twenty_merges_of_two_persons_work_lose_nothing_and_stop_no_site(
    tmp_path_factory: pytest.TempPathFactory, seed: int, with_driver: bool
) -> None:
    chance = random.Random(seed)
    root = tmp_path_factory.mktemp("merge")
    git(root, "init", "-q", "-b", "main")
    if with_driver:
        git(root, "config", "merge.vanban.driver", DRIVER)
    (root / ".gitattributes").write_text((ROOT / ".gitattributes").read_text(encoding="utf-8"), encoding="utf-8")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    path = root / "source_texts" / "a.toml"
    base = day_of_work(FIRST, chance, "Cả hai") if chance.random() < 0.5 else FIRST
    wrote: list[set[str]] = []
    noted: list[set[str]] = []
    for branch, by in (("main", ""), ("one", "Nguyễn Văn A"), ("two", "Trần Thị B")):
        if by:
            git(root, "checkout", "-q", "-b", branch, "main")
            (root / "source_texts" / f"{branch}.txt").write_text(f"CHỈ THỊ\nVề {branch}\n\n1. Báo cáo.\n", "utf-8")
        path.write_text(day_of_work(base, chance, by) if by else base, encoding="utf-8")
        assert main(["--root", str(root), "record"]) == 0
        wrote.append(entries(tomllib.loads(path.read_text(encoding="utf-8"))))
        noted.append(addresses(root))
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", branch)
    merged = git(root, "merge", "-q", "-m", "merge", "one")
    if with_driver:
        assert merged.returncode == 0, merged.stdout + merged.stderr
        assert not is_torn(path.read_text(encoding="utf-8"))
    elif merged.returncode:  # somebody saves what Git left, marks and all
        git(root, "add", "-A")
        assert git(root, "commit", "-q", "-m", "merge").returncode == 0
    table = read_toml(path, "a.toml")
    assert entries(table) == set.union(*wrote)
    assert table["metadata"] == {"province": "Thái Bình"}
    assert "# ghi chú của tôi" in healed(path.read_text(encoding="utf-8"), "a.toml")
    site = pipeline.build(root)
    told = [f.code for f in site.findings["a"]]
    assert ("decision-torn" in told) == is_torn(path.read_text(encoding="utf-8"))
    assert {f"{name}#{a}" for name, each in ledger.read_all(root).items() for a in each.addresses()} >= set.union(
        *noted
    )
    assert main(["--root", str(root), "record"]) == 0


TORN = """[metadata]
<<<<<<< HEAD
province = "Thái Bình"
=======
province = "Nam Định"
>>>>>>> hai
"""


def test_what_two_persons_state_differently_is_left_to_a_person_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="hai người ghi khác nhau: metadata"):
        healed(TORN, "a.toml")
    paths = [tmp_path / name for name in "OAB"]
    for one, text in zip(paths, ("", 'state = "draft"\n', 'state = "reviewed"\n'), strict=True):
        one.write_text(text, encoding="utf-8")
    assert main(["merge", *map(str, paths), "a.toml"]) == 1
    assert paths[1].read_text(encoding="utf-8") == 'state = "draft"\n', "left as it was"


def test_what_one_side_took_out_or_changed_alone_stands() -> None:
    base = FIRST + entry(random.Random(1), "A") + entry(random.Random(2), "A")
    ours = FIRST + entry(random.Random(1), "A")
    theirs = base.replace("Thái Bình", "Hưng Yên").replace('state = "reviewed"\n', "") + seen(random.Random(3), "B")
    table = tomllib.loads(united(ours, theirs, base, "a.toml"))
    assert table["metadata"] == {"province": "Hưng Yên"}
    assert "state" not in table
    assert (len(table["correction"]), len(table["seen"])) == (1, 1)


def test_a_side_that_is_no_toml_is_told() -> None:
    with pytest.raises(Refusal, match="một bên không đúng cú pháp"):
        healed("<<<<<<< a\nx = \n=======\ny = 1\n>>>>>>> b\n", "a.toml")


@pytest.mark.parametrize("kept", ["", "state = 5 = 6"])
def test_a_driver_that_cannot_run_or_read_loses_nobodys_entries(tmp_path: Path, kept: str) -> None:
    """Git takes our side without a mark when a driver fails, so the guide's falls back on Git's own."""
    chance = random.Random(17)
    root = tmp_path / "merge"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    driver = DRIVER if kept else DRIVER.replace(sys.executable, str(tmp_path / "python-that-is-not-there"))
    git(root, "config", "merge.vanban.driver", driver)
    (root / ".gitattributes").write_text((ROOT / ".gitattributes").read_text(encoding="utf-8"), encoding="utf-8")
    (root / "source_texts").mkdir()
    path = root / "source_texts" / "a.toml"
    sides = {"main": FIRST, "one": FIRST + entry(chance, "A"), "two": FIRST + entry(chance, "B") + kept}
    for branch, text in sides.items():
        git(root, "checkout", "-q", "-B", branch, *(["main"] if branch != "main" else []))
        path.write_text(text, encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", branch)
    assert git(root, "merge", "-q", "-m", "merge", "one").returncode != 0
    text = path.read_text(encoding="utf-8")
    assert is_torn(text)
    assert all(f'by = "{by}"' in text for by in ("A", "B"))
