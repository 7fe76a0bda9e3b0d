"""How a command is carried out: by how many processes, with what was kept.

Enters: the options `--jobs` and `--no-cache`. Leaves: workers, who end with the command.
"""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager

from ..execution import caching


def workers(options: argparse.Namespace) -> AbstractContextManager[caching.Workers]:
    """Those who do the work."""
    return caching.workers(options.jobs or 0, caching.folder(options.root, not options.no_cache))
