"""A site that stands as it would be built now is not built again; whatever is otherwise builds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_page_making import project

from build_tools import publishing
from build_tools.curating import checking
from build_tools.errors import ErrorsStand, Refusal
from build_tools.execution import caching
from build_tools.execution.caching import Workers
from build_tools.publishing import Built

__all__ = ["project"]


def build(root: Path, **how: bool) -> Built:
    return publishing.publish(root, root.parent / "site", jobs=1, **how)


def test_what_stands_is_not_built_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(project)
    monkeypatch.setattr(publishing, "_run", lambda *_: pytest.fail("built again"))
    again = build(project)
    assert again.stood
    assert not first.stood
    assert (again.rows, again.path, again.refused) == (first.rows, first.path, ())
    assert first.rows


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "source_texts" / "thong-tu-2.txt").write_text("Khác", encoding="utf-8"),
        lambda root: (root / "source_texts" / "thong-tu-2.toml").write_text('state = "draft"\n', encoding="utf-8"),
        lambda root: (root / "source_texts" / "thong-tu-2.txt").unlink(),
        lambda root: (root / "mkdocs.yml").write_text(
            (root / "mkdocs.yml").read_text(encoding="utf-8").replace("site_name: ", "site_name: X"), encoding="utf-8"
        ),
        lambda root: (root / "docs" / "them.md").write_text("# Thêm\n", encoding="utf-8"),
        lambda root: (root.parent / "site" / "index.html").write_text("", encoding="utf-8"),
        lambda root: (root.parent / "site" / "data" / "works.json").unlink(),
        lambda root: (root.parent / "site" / "them.txt").write_text("", encoding="utf-8"),
    ],
)
def test_whatever_is_otherwise_builds_it(project: Path, change: object) -> None:
    (project / "docs").mkdir(exist_ok=True)
    build(project)
    change(project)  # type: ignore[operator]
    built = build(project)
    assert not built.stood
    there = {path.name for path in built.path.iterdir()}
    assert "index.html" in there
    assert "them.txt" not in there
    assert (built.path / "index.html").read_bytes()


def test_nothing_is_noted_where_nothing_is_kept(project: Path) -> None:
    publishing.publish(project, project.parent / "site", 1, cache=False)
    assert not (project / caching.FOLDER).exists()
    assert not build(project).stood
    assert not publishing.publish(project, project.parent / "site", 1, cache=False).stood


def test_errors_stop_a_strict_build_also_of_what_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    rows = [publishing.checking.FindingRow("a", None, "error", "b", "c", "d")]
    monkeypatch.setattr(publishing.standing, "rows_of", lambda *_: tuple(rows))
    with pytest.raises(ErrorsStand):
        build(project, strict=True)


def test_what_is_refused_is_never_noted(project: Path) -> None:
    build(project)
    (project / "source_texts" / "thong-tu-2.txt").write_bytes(b"\xff\xfe\x00")
    assert build(project, keep_going=True).refused
    assert build(project, keep_going=True).refused


def test_a_look_at_the_same_texts_is_taken_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Workers(project / caching.FOLDER)
    slug = "luat-dien-luc"
    every, one = checking.look(project, work=work), checking.look(project, (slug,))
    monkeypatch.setattr(checking.pipeline, "attempt", lambda *_args, **_more: pytest.fail("looked again"))
    assert checking.look(project, work=work) == every
    assert checking.look(project, (slug,), work=work) == one
    assert one.rows
    with pytest.raises(Refusal):
        checking.look(project, ("khong-co",), work=work)


def test_a_changed_text_is_looked_at_again(project: Path) -> None:
    work = Workers(project / caching.FOLDER)
    before = checking.look(project, work=work)
    (project / "source_texts" / "thong-tu-2.txt").write_text("Điều 1. Tên\nĐiều 3. Tên\n", encoding="utf-8")
    after = checking.look(project, work=work)
    assert after != before
    assert after == checking.look(project)


def test_a_look_with_a_refused_text_is_never_kept(project: Path) -> None:
    work = Workers(project / caching.FOLDER)
    (project / "source_texts" / "thong-tu-2.txt").write_bytes(b"\xff\xfe\x00")
    assert checking.look(project, work=work).refused
    assert checking.look(project, work=work).refused
    assert not checking.look(project, ("luat-dien-luc",), work=work).refused
