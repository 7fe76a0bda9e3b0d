"""A site built again after any change is the site that a whole build makes: never a page as it was before the change.

Edits are drawn at random, of every kind of input; each is built upon what was kept of all before it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from test_page_making import TEXTS, built, project
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, replaying, resolving, writing
from build_tools.execution import caching, processes, text_files
from build_tools.execution.caching import Workers
from build_tools.model import Document, Entry, Settings
from build_tools.searching import of_texts, shards

__all__ = ["project"]

WORDS = (
    "Khoản 1 Điều 1 Luật Điện lực số 28/2004/QH11",
    "Nghị định số 12/2020/NĐ-CP",
    "Thông tư số 2/2020/TT-BTC",
    "Luật Bến xe",
    "Điều 2 của Luật này",
    "tiên bộ",
)
SAID = '[[work]]\ntype = "Nghị định"\nnumber = "12/2020/NĐ-CP"\nofficial_url = "https://a.example/12"\n'


def texts(root: Path) -> list[Path]:
    return sorted((root / "source_texts").glob("*.txt"))


def changed(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def one_more_clause(root: Path, chance: random.Random) -> None:
    path = chance.choice(texts(root))
    clause = f"Điều {chance.randrange(3, 40)}. Theo {chance.choice(WORDS)}.\n"
    path.write_text(path.read_text(encoding="utf-8") + clause, encoding="utf-8")


def a_line_less(root: Path, chance: random.Random) -> None:
    path = chance.choice(texts(root))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    path.write_text("".join(lines) or "x", encoding="utf-8")


def another_number(root: Path, chance: random.Random) -> None:
    changed(chance.choice(texts(root)), "Số: ", "Số: 1")


def another_day(root: Path, chance: random.Random) -> None:
    changed(chance.choice(texts(root)), "2020", "2021")


def one_more_text(root: Path, chance: random.Random) -> None:
    name = f"van-ban-{chance.randrange(3)}"
    (root / "source_texts" / f"{name}.txt").write_text(
        f"CHÍNH PHỦ\nSố: 12/2020/NĐ-CP\nNGHỊ ĐỊNH\nĐiều 1. Theo {chance.choice(WORDS)}.\n", encoding="utf-8"
    )


def a_text_less(root: Path, chance: random.Random) -> None:
    if len(texts(root)) > 2:
        chance.choice(texts(root)).unlink()


def a_text_by_another_name(root: Path, chance: random.Random) -> None:
    path = chance.choice(texts(root))
    for each in (path, path.with_suffix(".toml")):
        if each.exists():
            each.rename(each.with_name(f"ten-moi-{chance.randrange(9)}{each.suffix}"))


def an_amending_text(root: Path, chance: random.Random) -> None:
    """What a text that amends another gives it, or from when, or that it amends it at all."""
    for path in texts(root):
        if "Sửa đổi, bổ sung Điều 3" in path.read_text(encoding="utf-8"):
            old, new = chance.choice(
                (
                    ("Người lái xe đeo thẻ", f"Người lái xe đeo {chance.randrange(9)} thẻ"),
                    ("Sửa đổi, bổ sung Điều 3", "Bãi bỏ khoản 2 Điều 3; sửa đổi, bổ sung Điều 3"),
                    ("31/2014/QH13", "32/2014/QH13"),
                    ("có hiệu lực thi hành từ ngày 01", "có hiệu lực thi hành từ ngày 02"),
                )
            )
            changed(path, old, new)


def a_word(root: Path, chance: random.Random) -> None:
    """A word of which the collection may think otherwise now."""
    path = chance.choice(texts(root))
    words = path.read_text(encoding="utf-8").split(" ")
    words[chance.randrange(len(words))] = chance.choice(("định", "quy", "theo theo", "thhi", "đình"))
    path.write_text(" ".join(words), encoding="utf-8")


def a_correction(root: Path, chance: random.Random) -> None:
    """A decision on words of a text."""
    path = chance.choice(texts(root))
    lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    number, line = chance.choice([(n, each) for n, each in lines if each.count(" ") > 2])
    word = line.split()[1]
    said = f'[[correction]]\nline = {number}\nbefore = "{line}"\nafter = "{line.replace(word, word + "h")}"\n'
    said += 'decision = "accept"\nreason = "so với bản gốc"\nby = "Ban biên tập"\n'
    path.with_suffix(".toml").write_text(said, encoding="utf-8")


def a_decision(root: Path, chance: random.Random) -> None:
    said = (
        '[metadata]\nprovince = "Thái Bình"\n',
        'state = "draft"\n',
        '[validity]\nfrom = 2020-07-01\nfrom_reason = "Công báo"\n',
        "",
    )
    chance.choice(texts(root)).with_suffix(".toml").write_text(chance.choice(said), encoding="utf-8")


def an_authority(root: Path, chance: random.Random) -> None:
    (root / "source_texts" / "works.toml").write_text(chance.choice((SAID, "")), encoding="utf-8")


def a_ledger(root: Path, chance: random.Random) -> None:
    (root / "ledger").mkdir(exist_ok=True)
    slug = chance.choice(texts(root)).stem
    (root / "ledger" / f"{slug}.tsv").write_text("dieu-9\t0000000000000000\n", encoding="utf-8")


def a_setting(root: Path, chance: random.Random) -> None:
    path = root / "mkdocs.yml"
    said = path.read_text(encoding="utf-8")
    path.write_text(
        said.replace("articles: false", "articles: true") if "articles: false" in said else said + "\n# x\n",
        encoding="utf-8",
    )


def a_name(root: Path, chance: random.Random) -> None:
    changed(root / "mkdocs.yml", "site_name: ", "site_name: X")


def a_page(root: Path, chance: random.Random) -> None:
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "them.md").write_text(f"# Thêm {chance.randrange(9)}\n", encoding="utf-8")


def a_template(root: Path, chance: random.Random) -> None:
    folder = root / "overrides"
    if not folder.exists():
        shutil.copytree(Path(__file__).parent.parent / "overrides", folder)
        changed(root / "mkdocs.yml", "name: material\n", "name: material\n  custom_dir: overrides\n")
    page = next(iter(sorted(folder.rglob("document.html"))))
    page.write_text(page.read_text(encoding="utf-8") + f"{{# {chance.randrange(99)} #}}<!-- x -->\n", encoding="utf-8")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    one_more_clause, a_line_less, another_number, another_day, one_more_text, a_text_less, a_text_by_another_name,
    an_amending_text, an_amending_text, a_word, a_word, a_correction, a_decision, an_authority, a_ledger, a_setting,
    a_name, a_page, a_template,
)  # fmt: skip


@pytest.fixture
def collection(project: Path) -> Path:
    """Texts that cite and change one another."""
    (project / "source_texts" / "luat-ben-xe.txt").write_text(LAW, encoding="utf-8")
    (project / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    return project


def outcome(build: Callable[[], dict[str, bytes]]) -> dict[str, bytes] | str:
    """The files of a site, or what is refused."""
    try:
        return build()
    except Exception as error:
        return str(error)


@pytest.mark.parametrize(("seed", "search"), [(0, "auto"), (1, "small")])
def test_built_again_after_any_edits_it_is_what_a_whole_build_makes(
    collection: Path, seed: int, search: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    changed(collection / "mkdocs.yml", "      articles: false", f"      articles: false\n      search: {search}")
    monkeypatch.setattr(of_texts, "_SIDE_BY_SIDE", 2)  # of few texts some are put together apart from others
    built(collection, cache=True)
    edits = list(EDITS)
    chance.shuffle(edits)
    done = 0
    for edit in edits:
        edit(collection, chance)
        again = outcome(lambda: built(collection, jobs=chance.choice((1, 2)), cache=True))
        whole = outcome(lambda: built(collection))
        assert again == whole, edit.__name__
        done += not isinstance(whole, str)
        if isinstance(whole, str):  # what was decided of words that are no more must not stop all later edits
            for path in texts(collection):
                path.with_suffix(".toml").unlink(missing_ok=True)
    assert done > len(edits) * 3 // 4


def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose files are made from now on, in this process."""
    names: list[str] = []
    of_text = writing.of_text
    monkeypatch.setattr(writing, "of_text", lambda slug, *how: (names.append(slug), of_text(slug, *how))[1])
    return names


def published(root: Path, work: Workers) -> dict[str, bytes]:
    return {page.path: page.content for page in pipeline.publish(root, work=work).pages}


def test_only_texts_that_a_change_touches_are_made_again(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Workers(collection / caching.FOLDER)
    published(collection, work)
    names = made(monkeypatch)
    published(collection, work)
    assert names == []
    path = collection / "source_texts" / "luat-dien-luc.txt"
    path.write_text(path.read_text(encoding="utf-8") + "Điều 3. Mới.\n", encoding="utf-8")
    published(collection, work)
    assert names == ["luat-dien-luc"], "who cites it shows what it is called, not its words"
    names.clear()
    changed(path, "QH11", "QH12")
    published(collection, work)
    assert "quyet-dinh-1" in names, "shows what it is called"
    assert "luat-ben-xe" not in names


def test_a_file_that_is_taken_away_or_damaged_while_it_is_needed_is_made_again(collection: Path) -> None:
    work, first = Workers(collection / caching.FOLDER), published(collection, Workers())
    published(collection, work)
    site = pipeline.publish(collection, work=work)
    kept = [page for page in site.pages if isinstance(page, text_files.KeptPage)]
    assert len(kept) > len(TEXTS)
    for n, page in enumerate(kept):
        lying = caching.place(page.folder, page.name)
        if n % 2:
            lying.unlink(missing_ok=True)
        else:
            lying.write_bytes(b"x")
    assert {page.path: page.content for page in site.pages} == first
    assert published(collection, work) == first


def test_what_cannot_be_kept_is_held(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = published(collection, Workers())
    monkeypatch.setattr(caching, "write", lambda *_: False)
    assert published(collection, Workers(collection / caching.FOLDER)) == first


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_at_which_the_program_fails_is_left_out_and_named(
    collection: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    of_text = writing.of_text

    def failing(slug: str, *how: object) -> object:
        return of_text(slug, *how) if slug != "thong-tu-2" else 1 / 0  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "of_text", failing)
    found = pipeline.publish(collection, work=Workers(jobs=jobs))
    assert list(found.refused) == ["thong-tu-2"]
    assert "ZeroDivisionError" in str(found.refused["thong-tu-2"])
    assert not any("thong-tu-2" in page.path for page in found.pages)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_whose_versions_fail_is_left_out_and_named(
    collection: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    assert set(pipeline.build(collection).versions) == {"luat-ben-xe"}
    monkeypatch.setattr(replaying, "applied", lambda *_: 1 / 0)
    refused = pipeline.attempt(collection, work=Workers(jobs=jobs)).refused
    assert list(refused) == ["luat-ben-xe"]
    assert "Dựng văn bản theo thời điểm" in str(refused["luat-ben-xe"])
    assert "ZeroDivisionError" in str(refused["luat-ben-xe"])


def test_versions_are_made_again_only_where_their_words_or_what_is_done_has_changed(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    replay = replaying._Replay.run
    monkeypatch.setattr(replaying._Replay, "run", lambda one, *how: (made.append(one.slug), replay(one, *how))[1])
    work, act = Workers(collection / caching.FOLDER), collection / "source_texts" / "luat-sua-doi.txt"
    first = pipeline.build(collection, work=work).versions
    made.clear()
    assert (pipeline.build(collection, work=work).versions, made) == (first, [])
    changed(collection / "source_texts" / "quyet-dinh-1.txt", "Điều 1. ", "Điều 1. Mới. ")
    assert (pipeline.build(collection, work=work).versions, made) == (first, [])
    changed(act, "Có tên riêng", "Có biển tên")
    again = pipeline.build(collection, work=work).versions
    assert (made, again == first) == (["luat-ben-xe"], False)


def test_processes_give_what_one_gives() -> None:
    values = list(range(7))
    assert list(processes.in_order(str, values, 3)) == list(map(str, values))
    assert sorted(processes.as_they_come(str, values, 3)) == list(enumerate(map(str, values)))
    assert list(processes.as_they_come(str, values, 1)) == list(enumerate(map(str, values)))


def test_what_is_asked_for_first_is_begun_first() -> None:
    begun: list[int] = []
    with ThreadPoolExecutor(1) as executor:
        assert list(processes.by(executor, begun.append, range(5))) == [None] * 5
    assert begun == list(range(5))


def test_no_more_results_wait_than_are_wanted_ahead() -> None:
    begun: list[int] = []
    with ThreadPoolExecutor(1) as executor:
        made = processes.by(executor, begun.append, range(9), 2)
        next(made)
        executor.submit(int).result()  # whatever was begun has ended
        assert begun == [0, 1, 2]
        assert len(list(made)) == 8
    assert begun == list(range(9))


def test_what_a_process_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="x"):
        list(processes.in_order(int, ["1", "x"], 2))


def test_the_index_asks_for_no_text_that_has_not_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_texts, "_SIDE_BY_SIDE", 1)
    monkeypatch.setattr(shards, "PORTION_LETTERS", 1)  # short texts stand side by side in one file

    def index() -> dict[str, bytes]:
        made = pipeline.publish(project, work=Workers(project / caching.FOLDER), settings=Settings(search="small"))
        return {page.path: page.content for page in made.pages if page.path.startswith("search/")}

    first = index()
    asked: list[str] = []
    entries_of = of_texts.entries_of
    monkeypatch.setattr(of_texts, "entries_of", lambda one: (asked.append(named(one[0])), entries_of(one))[1])
    assert index() == first
    assert asked == []
    path = project / "source_texts" / "quyet-dinh-1.txt"
    path.write_text(path.read_text(encoding="utf-8") + "Điều 3. Không dẫn văn bản nào.\n", encoding="utf-8")
    assert index() != first
    assert set(asked) == {"quyet-dinh-1"}
    asked.clear()
    (project / "source_texts" / "a.txt").write_text("CHÍNH PHỦ\nSố: 7/2020/NĐ-CP\nNGHỊ ĐỊNH\nĐiều 1. Một.\n")
    index()
    assert asked.count("luat-dien-luc") == 1, "its file alone, which tells its number"


def named(of: Document | Entry) -> str:
    return of.source.slug if isinstance(of, Document) else of.slug


def resolved_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose mentions are resolved in a run upon what was kept."""
    made: list[str] = []
    resolve = resolving.resolve
    with monkeypatch.context() as patched:
        patched.setattr(
            resolving,
            "resolve",
            lambda document, *rest: (made.append(document.source.slug), resolve(document, *rest))[1],
        )
        pipeline.publish(root, work=Workers(root / caching.FOLDER))
    return made


def test_mentions_are_resolved_again_only_where_what_they_ask_for_has_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law, decision = (project / "source_texts" / f"{name}.txt" for name in ("luat-dien-luc", "quyet-dinh-1"))
    assert sorted(resolved_again(project, monkeypatch)) == sorted(TEXTS)
    assert resolved_again(project, monkeypatch) == []
    decision.write_text(decision.read_text(encoding="utf-8") + "Điều 3. Không dẫn văn bản nào.\n", encoding="utf-8")
    assert resolved_again(project, monkeypatch) == ["quyet-dinh-1"]  # the circular names no clause of it
    changed(law, "Điều 1. Phạm vi", "Điều 7. Phạm vi")
    assert resolved_again(project, monkeypatch) == ["luat-dien-luc", "quyet-dinh-1"]
    changed(law, "Nghị định số 12/2020", "Nghị định số 13/2020")  # another work is cited: all may mean another
    assert sorted(resolved_again(project, monkeypatch)) == sorted(TEXTS)
