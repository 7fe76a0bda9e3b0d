"""While the site is served, the page of a text that is saved is shown before the whole is built again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from test_page_making import TEXTS, project
from test_quoted_pages import ACT, LAW

from build_tools.assembling import glancing
from build_tools.mkdocs_plugin import VanbanPlugin

__all__ = ["project"]


@dataclass
class Server:
    """What is touched of the server of MkDocs."""

    _wanted_epoch: int = 0
    _visible_epoch: int = 0
    _epoch_cond: threading.Condition = field(default_factory=threading.Condition)
    _rebuild_cond: threading.Condition = field(default_factory=threading.Condition)
    _want_rebuild: bool = False
    _shutdown: bool = False


def done(monkeypatch: pytest.MonkeyPatch, glances: list[bool], saves: list[bool], ends: list[bool]) -> list[str]:
    """What is done, in order: which glances succeed, behind which more is saved, which builds come to an end."""
    server, told = Server(), list[str]()
    monkeypatch.setattr(glancing, "QUIET", 0.01)

    def glance() -> bool:
        told.append("glance")
        server._want_rebuild = saves.pop(0)
        return glances.pop(0)

    def whole() -> None:
        told.append("whole")
        if not ends.pop(0):
            server._want_rebuild = True
            glancing.watched(server)("", 0, 0)

    glancing.builder(server, whole, glance)()
    told.append("shown" if server._visible_epoch else "not shown")
    assert server._wanted_epoch >= server._visible_epoch
    return told


def test_what_is_shown_when(monkeypatch: pytest.MonkeyPatch) -> None:
    one = done(monkeypatch, [True], [False], [True])
    assert one == ["glance", "whole", "shown"]
    more = done(monkeypatch, [True, True], [True, False], [True])
    assert more == ["glance", "glance", "whole", "shown"], "the whole waits for who goes on writing"
    other = done(monkeypatch, [False], [False], [True])
    assert other == ["glance", "whole", "not shown"], "several files, or what is no text"
    overtaken = done(monkeypatch, [True, True], [False, False], [False, True])
    assert overtaken == ["glance", "whole", "glance", "whole", "shown"]


@pytest.fixture
def served(project: Path) -> Iterator[tuple[Path, VanbanPlugin]]:
    """A project built as `vanban serve` builds it."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project.parent / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:1/")
    (plugin,) = (each for each in config.plugins.values() if isinstance(each, VanbanPlugin))
    yield project, plugin
    config.plugins.on_shutdown()


def test_the_page_of_a_glance_is_that_of_the_whole(served: tuple[Path, VanbanPlugin]) -> None:
    root, plugin = served
    path, page = root / "source_texts" / "quyet-dinh-1.txt", root.parent / "site" / "van-ban" / "quyet-dinh-1"
    path.write_text(TEXTS["quyet-dinh-1"] + "Điều 3. Theo khoản 1 Điều 1 Luật Điện lực số 28/2004/QH11.\n", "utf-8")
    assert plugin.glances._shown(root, plugin._glanced)
    shown = (page / "index.html").read_bytes()
    assert b'id="dieu-3"' in shown
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root.parent / "site"))
    build(config, serve_url="http://127.0.0.1:1/")
    assert shown == (page / "index.html").read_bytes()


class Unread(dict[str, int]):
    """What is known of texts that lie on the disk: to read one of them costs."""

    def __getitem__(self, slug: str) -> int:
        raise AssertionError(f"{slug} is read")


def test_what_is_known_of_other_texts_is_not_read_for_one() -> None:
    others = Unread({"a": 1, "b": 2})
    anew, gone = glancing.Beside(others, "a", 3), glancing.Beside(others, "a")
    assert (anew["a"], len(anew), sorted(anew)) == (3, 2, ["a", "b"])
    assert (gone.get("a"), len(gone), list(gone)) == (None, 1, ["b"])
    more = glancing.Beside(anew, "c", 4)
    assert (more["a"], more["c"], sorted(more)) == (3, 4, ["a", "b", "c"])


def test_a_text_that_others_change_is_shown_too(project: Path) -> None:
    """Without its versions, which are made of the whole."""
    law = project / "source_texts" / "luat-ben-xe.txt"
    law.write_text(LAW, encoding="utf-8")
    (project / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project.parent / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:1/")
    (plugin,) = (each for each in config.plugins.values() if isinstance(each, VanbanPlugin))
    assert plugin.site.versions.get("luat-ben-xe")
    law.write_text(LAW.replace("Luật này", "Bộ luật này", 1), encoding="utf-8")
    assert plugin.glances._shown(project, plugin._glanced)
    assert "Bộ luật này" in (project.parent / "site" / "van-ban" / "luat-ben-xe" / "index.html").read_text("utf-8")
    config.plugins.on_shutdown()


def test_only_one_text_that_can_be_read_is_shown(
    served: tuple[Path, VanbanPlugin], caplog: pytest.LogCaptureFixture
) -> None:
    root, plugin = served
    folder = root / "source_texts"
    assert not plugin.glances._shown(root, plugin._glanced), "nothing was saved"
    (folder / "moi.txt").write_text("Điều 1. Mới.\n", "utf-8")
    assert not plugin.glances._shown(root, plugin._glanced), "one text more"
    (folder / "quyet-dinh-1.txt").write_bytes(b"\x00\x01\x02" * 400)
    with caplog.at_level(logging.INFO):
        assert not plugin.glances._shown(root, plugin._glanced), "the whole build tells why"
    assert "Đã hiện" not in caplog.text
