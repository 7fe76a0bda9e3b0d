"""Scripts and styles of the site, named by their content: a browser may keep them for ever, and never shows a new page
with an old script.

Enters: the files of a build of MkDocs. Leaves: the same files, those of ours and of the theme's styles under names with
a hash of their bytes, and in scripts that name others the new names. A file is named behind those that it names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .. import writing
from ..execution import caching

_OURS = re.compile(r"(?:assets/(?!javascripts/)|search/).+\.(?:css|js)")
_REFERENCE = re.compile(rb'(?:assets|search)/[A-Za-z0-9./-]+\.(?:css|js)(?=")')
_WORDS = re.compile(_REFERENCE.pattern.decode())
FOLDER = "styles"  # of what is kept
_STYLES = "assets/stylesheets/"  # of the theme; most of their rules fit nothing here

Names = dict[str, str]


def named(files: Files, config: MkDocsConfig, own: frozenset[str], folder: Path | None = None) -> Names:
    """Gives scripts and styles their names; returns what each is called now, by what it was called. `own`: the files
    that were generated; of docs/ only those that the configuration names are ours to rename. `folder`: where it is kept
    what is left of the theme's styles.
    """
    told = {*config.extra_css, *(str(getattr(script, "path", script)) for script in config.extra_javascript)}
    left = {file.src_uri: file for file in files if _OURS.fullmatch(file.src_uri)}
    left = {path: file for path, file in left.items() if path in own or path in told or _is_of_the_theme(file, config)}
    contents = _contents(left, folder)
    names: Names = {}
    while contents:
        free = [path for path, data in contents.items() if not (_asked(data) & contents.keys()) - {path}]
        for path in free or list(contents):  # files that name one another keep the old names within
            data = renamed(contents.pop(path), names)
            names[path] = _name(path, data)
            _put(files, left[path], File.generated(config, names[path], content=data))
    return names


def _is_of_the_theme(file: File, config: MkDocsConfig) -> bool:
    return str(file.src_dir) in map(str, config.theme.dirs)


def _contents(files: Mapping[str, File], folder: Path | None) -> dict[str, bytes]:
    """What each file holds; of the theme's styles what is left of them, which is kept."""
    place, kept, found = folder / FOLDER if folder else None, list[str](), dict[str, bytes]()
    for path, file in files.items():
        found[path] = file.content_bytes
        if path.startswith(_STYLES):
            kept.append(caching.key(FOLDER, found[path]))
            found[path] = _left_of(found[path], place, kept[-1])
    if place:
        caching.cleared(place, kept)
    return found


def _left_of(style: bytes, folder: Path | None, name: str) -> bytes:
    found = caching.kept(folder, name)
    if not isinstance(found, bytes):
        found = writing.trimmed(style.decode()).encode()
        caching.keep(folder, name, found)
    return found


def _asked(data: bytes) -> set[str]:
    return {found.decode() for found in _REFERENCE.findall(data)}


def _name(path: str, data: bytes) -> str:
    """The name with a hash; the one that the theme gave says nothing of what is left of its file.

    >>> _name("assets/stylesheets/main.57a0d79d.min.css", b""), _name("assets/own.css", b"a")
    ('assets/stylesheets/main.e3b0c442.min.css', 'assets/own.ca978112.css')
    """
    print_ = hashlib.sha256(data).hexdigest()[:8]
    stem, _, kind = path.rpartition(".")
    if found := re.fullmatch(r"(.+)\.[0-9a-f]{8}(\.min)?", stem):
        return f"{found[1]}.{print_}{found[2] or ''}.{kind}"
    return f"{stem}.{print_}.{kind}"


def _put(files: Files, former: File, now: File) -> None:
    files.remove(former)
    files.append(now)


def renamed(data: bytes, names: Mapping[str, str]) -> bytes:
    """Words in which files are called by their new names, wherever a quotation mark ends the old one."""
    return _REFERENCE.sub(lambda found: names.get(found[0].decode(), found[0].decode()).encode(), data)


def in_frame(html: str, names: Mapping[str, str], whole: bool = False) -> str:
    """A page that asks for files under their new names; what stands in its article is a text's own, and stays."""
    before, opened, rest = html.partition("<article") if not whole else (html, "", "")
    inside, closed, behind = rest.rpartition("</article>")
    return _in(before, names) + opened + inside + closed + _in(behind, names)


def _in(html: str, names: Mapping[str, str]) -> str:
    return _WORDS.sub(lambda found: names.get(found[0], found[0]), html)
