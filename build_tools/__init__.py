"""Vanban: Vietnamese official texts, from a rough scan to a clause anyone can link to.

The front door for programs: `build(root)` gives a `Site`, everything that is known of the texts below a project's root,
before
anything is written. The two faces are the command `vanban` (`cli`) and the MkDocs plugin (`mkdocs_plugin`).
"""

from .model import Site
from .pipeline import build

__version__ = "0.1.0"
__all__ = ["Site", "build"]
