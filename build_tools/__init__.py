"""Vanban: Vietnamese official texts, from a rough scan to a clause anyone can link to.

The front door for programs: `build(root)` gives a `Site`, everything that is known of the texts below a project's root,
before anything is written. The two faces are the command `vanban` (`cli`) and the MkDocs plugin (`mkdocs_plugin`).
"""

from typing import TYPE_CHECKING

from .model import Site

if TYPE_CHECKING:
    from .pipeline import build

__version__ = "0.1.0"
__all__ = ["Site", "build"]


def __getattr__(name: str) -> object:
    """The pipeline is imported when it is asked for, so that one small room does not bring all others with it."""
    if name == "build":
        from .pipeline import build

        return build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
