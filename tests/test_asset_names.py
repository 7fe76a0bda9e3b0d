"""Scripts and styles are named by their content: what a browser keeps for ever is never an old one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from build_tools import publishing

NAMED = re.compile(r"(?:assets|search)/[A-Za-z0-9./-]+\.(?:css|js)(?=\")")


def test_every_page_and_script_asks_for_files_that_are_there(built_site: Path) -> None:
    asked: set[str] = set()
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        asked |= set(NAMED.findall(text.partition("<article")[0] + text.rpartition("</article>")[2]))
        asked |= set(NAMED.findall(text)) if path.parent.name == "tim-kiem" else set()
    for path in built_site.rglob("*.js"):
        if "javascripts" not in path.parts:
            asked |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    assert {name.partition(".")[0] for name in asked} >= {"assets/vanban", "assets/definitions", "search/worker"}
    assert [name for name in sorted(asked) if not (built_site / name).is_file()] == []


def test_each_name_says_what_is_in_the_file(built_site: Path) -> None:
    files = [path for folder in ("assets", "search") for path in (built_site / folder).rglob("*")]
    ours = [path for path in files if path.suffix in (".css", ".js") and "javascripts" not in path.parts]
    assert len(ours) > 8
    for path in ours:
        assert f".{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}." in path.name


def test_a_changed_style_has_another_name_on_every_page(collection: Path, built_site: Path, tmp_path: Path) -> None:
    style = collection / "overrides" / "assets" / "vanban" / "paper.css"
    before = style.read_text(encoding="utf-8")
    try:
        style.write_text(before + "\n.vb-x { color: red; }\n", encoding="utf-8")
        again = publishing.build(collection, tmp_path / "site")
    finally:
        style.write_text(before, encoding="utf-8")
    (old,), (new,) = (list((site / "assets").glob("vanban.*.css")) for site in (built_site, again))
    assert old.name != new.name
    for path in again.rglob("*.html"):
        assert old.name not in path.read_text(encoding="utf-8"), path
