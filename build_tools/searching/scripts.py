"""The browser's files: our scripts put together into one file for each use, lunr.js taken from the installed MkDocs."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from .. import metadata_fields
from ..office import types
from . import called, places, tuning
from .portions import COLUMNS

_PLACES = "the tables of places"
FIELDS = "the fields of the metadata"
_TUNING = "the numbers of the search"

# What each published file is made of, in this order.
WORKER = (
    _TUNING,
    "analyser.js",
    "keyboards.js",
    "engine.js",
    "collection.js",
    FIELDS,
    _PLACES,
    "places.js",
    "questions.js",
    "queries.js",
    "called.js",
    "place_lookup.js",
    "ranking.js",
    "portions.js",
    "gathering.js",
    "server.js",
    "snippets.js",
    "worker.js",
)
IN_FORCE = "in_force"  # narrows by what the dates of a text say of the day on which it is looked for
STATES = {"on": "Chưa thấy hết hiệu lực", "later": "Chưa có hiệu lực", "off": "Hết hiệu lực"}


@cache
def lunr() -> str:
    """lunr.js as it ships with MkDocs, without its comments (its licence line stays)."""
    text = (resources.files("mkdocs.contrib.search") / "templates" / "search" / "lunr.js").read_text(encoding="utf-8")
    licence, rest = text.split("*/", 1)
    rest = re.sub(r"^ *(/\*(?:[^*]|\*(?!/))*\*/|//.*)\n", "", rest, flags=re.M)
    return f"{licence}*/{rest}"


@cache
def script(name: str) -> str:
    """One of our scripts; the tables of places and fields are made here, so that the browser has those of Python."""
    if name == _PLACES:
        return f"const PLACES = {json.dumps(places.tables(), ensure_ascii=False)};"
    if name == _TUNING:
        values = {key: value for key, value in vars(tuning).items() if key.isupper()}
        values |= {"TYPES": called.type_table(), "STATUTES": called.STATUTES, "CONSOLIDATED": types.CONSOLIDATED}
        values |= {"COLUMNS": COLUMNS}
        return (
            f"const {', '.join(f'{key} = {json.dumps(value, ensure_ascii=False)}' for key, value in values.items())};"
        )
    if name == FIELDS:  # by which results are narrowed, and by which a document is named
        facets = {IN_FORCE: "Hiệu lực hôm nay"} | {
            about.key: metadata_fields.heading(about) for _, about in metadata_fields.NARROWED
        }
        named = json.dumps(called.NAMED_BY)
        said = json.dumps(STATES, ensure_ascii=False)
        return (
            f"const FACETS = {json.dumps(facets, ensure_ascii=False)}, NAMED_BY = {named},"
            f' IN_FORCE = "{IN_FORCE}", STATES = {said};'
        )
    return (resources.files(__package__) / "browser" / name).read_text(encoding="utf-8")


def worker() -> str:
    """The whole worker in one file."""
    return "\n".join([lunr(), *map(script, WORKER)])


def page_script(*names: str) -> str:
    """Scripts for a page: closed in, so that no name of ours is seen by the page's other scripts."""
    return "(function () {\n" + "\n".join(map(script, names)) + "\n})();\n"
