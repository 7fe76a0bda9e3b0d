"""With nothing to take away the site is what it was: no file more, and no byte on a page, than where files are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from exports import giving_out
from own_collection import project

from build_tools.exporting import FORMATS

# What a page says of files, where there are any: the row of the card, the encodings of the text.
SAID = (
    r'<p class="card-row"><strong class="card-label">Tải về</strong> <span>.*?</span></p>\n',
    r',\{"@type":"MediaObject","encodingFormat":"[^"]+","contentUrl":"(?!source\.txt)[^"]+"\}',
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site without files, and with some."""
    off, on = (project(tmp_path_factory.mktemp(name)) for name in ("off", "on"))
    return giving_out(off, ""), giving_out(on, "txt, md, epub, xml")


def held(site: Path) -> Mapping[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_without_files_there_is_none_and_no_page_is_larger(sites: tuple[Path, Path]) -> None:
    off, on = map(held, sites)
    more = on.keys() - off.keys()
    assert off.keys() <= on.keys()
    assert len(more) == 5 * 4
    assert {name.rpartition(".")[2] for name in more} == {"txt", "md", "epub", "xml"}
    assert not [name for name in off if re.search(rf"van-ban/([^/]+)/\1\.({'|'.join(FORMATS)})$", name)]
    assert [name for name in off if len(off[name]) > len(on[name])] == []


def test_pages_differ_only_by_what_they_say_of_files(sites: tuple[Path, Path]) -> None:
    off, on = map(held, sites)
    told = [name for name in off if off[name] != on[name]]
    assert {name.split("/")[0] for name in told} == {"van-ban"}
    assert len(told) == 5
    for name in told:
        page = on[name].decode()
        for words in SAID:
            page = re.sub(words, "", page, flags=re.DOTALL)
        assert page == off[name].decode(), name
