"""What is known of one text alone is made once: the same with any number of processes, kept or not, damaged or not."""

from __future__ import annotations

import os
import pickle
import shutil
import zlib
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from own_collection import COLLECTION

from build_tools import pipeline, reading, searching
from build_tools.execution import caching, processes
from build_tools.execution.caching import Workers
from build_tools.model import Analysis, SourceText

ROOT = Path(__file__).parent.parent
TEXTS = {
    "luat": "LUẬT\nĐIỆN LỰC\nĐiều 1. Phạm vi\n1. Luật này quy định về điện.\n2. Theo Nghị định số 12/2020/NĐ-CP.\n",
    "quyet-dinh": "QUYẾT ĐỊNH\nVề việc thi hành\nĐiều 1. Ban hành kèm theo.\nĐiều 2. Căn cứ Luật Điện lực.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source_texts").mkdir()
    for slug, text in TEXTS.items():
        (tmp_path / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    return tmp_path


class Pickling(Executor):
    """An executor as a cluster's is: what it is given and what it gives back go through bytes."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        function, values = pickle.loads(pickle.dumps((fn, args)))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(function(*values, **kwargs))))
        self.done += 1
        return future


def test_with_two_jobs_others_do_the_work() -> None:
    for run in (processes.in_order, lambda *given: (made for _, made in processes.as_they_come(*given))):
        assert os.getpid() not in set(run(lambda _: os.getpid(), range(3), 2))
        assert (
            set(run(lambda _: os.getpid(), range(3), 1))
            == set(run(lambda _: os.getpid(), range(1), 2))
            == {os.getpid()}
        )


def test_any_executor_gives_the_same(project: Path) -> None:
    alone, cluster = pipeline.build(project), Pickling()
    assert pipeline.build(project, work=Workers(executor=cluster)) == alone
    assert cluster.done == 2 * len(TEXTS)  # each is read, and its words are counted
    with caching.workers(2) as work:
        assert pipeline.build(project, work=work) == alone


def test_what_is_kept_is_not_made_again(project: Path) -> None:
    kept = project / caching.FOLDER
    first = pipeline.build(project, work=Workers(kept))
    cluster = Pickling()
    assert pipeline.build(project, work=Workers(kept, cluster)) == first
    assert cluster.done == 0
    (project / "source_texts" / "luat.txt").write_text(TEXTS["luat"] + "3. Khoản mới.\n", encoding="utf-8")
    changed = pipeline.build(project, work=Workers(kept, cluster))
    assert cluster.done == 1
    assert changed == pipeline.build(project)
    assert len(list(kept.glob("??/*"))) == len(TEXTS), "what was kept of the former text is dropped"


def test_a_decision_is_part_of_what_a_text_depends_on(project: Path) -> None:
    kept = project / caching.FOLDER
    pipeline.build(project, work=Workers(kept))
    (project / "source_texts" / "luat.toml").write_text('[metadata]\nprovince = "Thái Bình"\n', encoding="utf-8")
    assert pipeline.build(project, work=Workers(kept)).documents[0].metadata.province == "Thái Bình"


@pytest.mark.parametrize("damage", [b"", b"x", zlib.compress(b"x"), zlib.compress(pickle.dumps(print))])
def test_what_is_damaged_or_foreign_is_made_again(project: Path, damage: bytes) -> None:
    kept = project / caching.FOLDER
    first = pipeline.build(project, work=Workers(kept))
    for path in kept.glob("??/*"):
        path.write_bytes(damage)
    assert pipeline.build(project, work=Workers(kept)) == first


def test_a_folder_that_cannot_be_written_stops_nothing(project: Path) -> None:
    (project / caching.FOLDER).write_text("no folder", encoding="utf-8")
    assert pipeline.build(project, work=Workers(project / caching.FOLDER)) == pipeline.build(project)


def test_before_the_barrier_a_text_depends_on_nothing_but_itself() -> None:
    sources = reading.read_all(COLLECTION)
    together = {one.document.source.slug: one for one in pipeline.analysed(sources)}
    for source in sources:
        assert next(pipeline.analysed([source])) == together[source.slug]


def test_the_folder_may_go_away_while_it_is_read(project: Path) -> None:
    kept = project / caching.FOLDER
    sources = reading.read_all(project)
    tuple(pipeline.analysed(sources, Workers(kept)))
    several = pipeline.analysed(sources, Workers(kept))
    first = next(several)
    shutil.rmtree(kept)
    assert [first, *several] == [pipeline.analyse(source) for source in sources]


def test_values_are_of_the_model_alone() -> None:
    source = SourceText("a", "a.txt", b"", "Điều 1. Tên", "")
    packed = caching.packed(pipeline.analyse(source))
    assert isinstance(caching.unpacked(packed), Analysis)
    assert caching.unpacked(zlib.compress(pickle.dumps(shutil.rmtree))) is None


def test_what_is_made_of_an_equal_value_is_made_once(tmp_path: Path) -> None:
    work, values = Workers(tmp_path / "kept"), [("a", 1), ("b", 2)]
    assert list(caching.over(lengthened, values, work)) == [["a", 1, 1], ["b", 2, 1]]
    CALLS.clear()
    assert list(caching.over(lengthened, [("b", 2), ("c", 3)], work)) == [["b", 2, 1], ["c", 3, 1]]
    assert CALLS == [("c", 3)]
    assert list(caching.over(lengthened, values)) == [["a", 1, 1], ["b", 2, 1]]


CALLS: list[tuple[str, int]] = []


def lengthened(value: tuple[str, int]) -> list[str | int]:
    CALLS.append(value)
    return [*value, 1]


def test_the_index_is_the_same_made_in_any_way(project: Path) -> None:
    site = pipeline.build(project)
    kept = Workers(project / caching.FOLDER, Pickling())
    for work in (kept, Workers(project / caching.FOLDER)):
        assert searching.files(site, partial(caching.over, work=work)) == searching.files(site)


def test_what_is_kept_is_no_part_of_a_history(project: Path) -> None:
    with caching.workers(1, project / caching.FOLDER) as work:
        pipeline.build(project, work=work)
    assert (project / caching.FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
