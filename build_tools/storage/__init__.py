"""Storage: what may be overwritten, and how, so that whatever stood stands until the new is whole.

Enters: paths, and what is to stand there. Leaves: files and folders on the disk. Promise: a failure, a kill or a full
disk leaves the old or the new one, never half of either; nothing is replaced that this program did not make.
"""

from .failures import refused
from .files import read_bytes, read_text, write_whole
from .locks import locked
from .replacement import Replacement, recover, replacing
from .targets import is_converted, is_site, refuse_foreign, refuse_protected
from .together import write_together
from .toml import read_toml
from .uniting import healed, is_torn, united

__all__ = [
    "Replacement",
    "healed",
    "is_converted",
    "is_site",
    "is_torn",
    "locked",
    "read_bytes",
    "read_text",
    "read_toml",
    "recover",
    "refuse_foreign",
    "refuse_protected",
    "refused",
    "replacing",
    "united",
    "write_together",
    "write_whole",
]
