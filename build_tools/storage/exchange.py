"""Two folders that change places in one step.

Enters: two paths on one disk. Leaves: each where the other was; at no moment is there none, where the system can do
that.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE, Linux 3.15

# What a kernel or a disk says that cannot do it.
UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
# What stands in the way of moving a folder that another disk is mounted on.
MOUNTED = frozenset({errno.EBUSY, errno.EXDEV})


def exchange(one: Path, other: Path) -> None:
    """Raises OSError; of errno ENOSYS where the system has no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one), None, str(other))
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(one), None, str(other))
