"""Libraries that only some need: asked for when they are needed, and named with the way to get them when they lack.

Enters: the name of a module, the optional extra that brings it. Leaves: the module, or the command
that brings it. Raises Refusal.
"""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from typing import Any

from .errors import Refusal


def library(module: str, extra: str, place: str, called: str = "") -> Any:
    """A module, imported now; `called`: its name as one installs it, where that is another."""
    try:
        return import_module(module)
    except ImportError as error:
        raise Refusal(place, f"chưa cài {called or error.name or module}", f"chạy: {way(extra)}") from error


def way(extra: str) -> str:
    """The command that brings an extra to where this program runs: the system's own pip would not know it."""
    return f"{shlex.quote(sys.executable or 'python3')} -m pip install 'vanban[{extra}]'"
