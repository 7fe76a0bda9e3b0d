"""Whether the site that stands is the one that a build would make: then nothing need be built.

Enters: a project, its configuration, the folder of its site. Leaves: what was found in it to look at when it was built;
or None, where an input, the program or a file of the site is not what it was then. Every input is read, and every file
of the site: what stands is known by its bytes, not by the hour at which it was written.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from .. import ledger, reading
from ..curating.beginning import carried
from ..curating.checking import PackedRows
from ..execution import caching
from . import page_making

FOLDER = "site"
_PROGRAM = Path(__file__).parent.parent


def name_of(root: Path, config: MkDocsConfig) -> str | None:
    """The key of all that a build reads; None where it cannot be told what that is, as with other plugins."""
    if not page_making.can_make(config):
        return None
    theirs = [Path(folder) for folder in config.theme.dirs if "site-packages" not in Path(folder).parts]
    own = [root / reading.FOLDER, root / ledger.FOLDER, Path(config.docs_dir)]
    with suppress(OSError):
        inputs = caching.bytes_of(root, [*own, *theirs, carried("overrides"), _PROGRAM])
        return caching.key(FOLDER, page_making.frame_of(config), _settings(config), config.site_dir, inputs)
    return None


_HOW = frozenset({"jobs", "cache"})  # settings that say how to build, not what


def _settings(config: MkDocsConfig) -> list[tuple[str, object]]:
    """What mkdocs.yml says below the plugin's name of what is to be built."""
    return sorted((key, value) for key, value in config.plugins["vanban"].config.items() if key not in _HOW)


def rows_of(root: Path, target: Path, name: str | None) -> PackedRows | None:
    """The rows of the build that made the site at `target` of the inputs of this name."""
    found = caching.kept(root / caching.FOLDER / FOLDER, name) if name and target.is_dir() else None
    with suppress(OSError):
        if isinstance(found, tuple) and found[0] == caching.bytes_of(target, [target]):
            return PackedRows(*found[1:])
    return None


def note(root: Path, target: Path, name: str | None, rows: PackedRows) -> None:
    """Notes what site stands after the inputs of this name were built. That it cannot be noted stops nothing."""
    if name is None:
        return
    with suppress(OSError):
        folder = root / caching.FOLDER / FOLDER
        caching.keep(folder, name, (caching.bytes_of(target, [target]), rows.packed, rows.count))
        caching.cleared(folder, [name])
