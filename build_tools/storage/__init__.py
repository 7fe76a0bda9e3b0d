"""Storage: what may be overwritten, and how, so that whatever stood stands until the new is whole.

Enters: paths, and what is to stand there. Leaves: files and folders on the disk. Promise: a failure, a kill or a full disk
leaves the old or the new one, never half of either; nothing is replaced that this program did not make.
"""

from .targets import is_converted, is_site, refuse_foreign, refuse_protected

__all__ = ["is_converted", "is_site", "refuse_foreign", "refuse_protected"]
