"""What the disk says, in the publisher's words.

Enters: an OSError. Leaves: a Refusal that names the file, what is wrong, and what to do.
"""

from __future__ import annotations

import errno

from ..errors import Refusal

_FREE = "giải phóng chỗ trên đĩa, rồi chạy lại."
_RIGHTS = "kiểm tra quyền đọc, ghi của tệp và thư mục, rồi chạy lại."
_LOOK = "xem lại tệp hay thư mục ấy, rồi chạy lại."

_WORDS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("đĩa đầy", _FREE),
    errno.EDQUOT: ("hết hạn mức đĩa", _FREE),
    errno.EFBIG: ("tệp quá lớn đối với đĩa này", _FREE),
    errno.EACCES: ("không có quyền", _RIGHTS),
    errno.EPERM: ("không có quyền", _RIGHTS),
    errno.EROFS: ("đĩa chỉ cho đọc", "gắn lại đĩa để ghi được, hoặc chọn nơi khác."),
    errno.ENOENT: ("không còn tệp hay thư mục này", _LOOK),
    errno.EISDIR: ("là một thư mục, cần một tệp", _LOOK),
    errno.ENOTDIR: ("là một tệp, cần một thư mục", _LOOK),
    errno.EEXIST: ("đã có một tệp hay thư mục mang tên này", _LOOK),
    errno.ENOTEMPTY: ("thư mục không trống", _LOOK),
    errno.EBUSY: ("đang được dùng", "đóng chương trình đang dùng nó, rồi chạy lại."),
    errno.ELOOP: ("liên kết vòng", _LOOK),
    errno.ENAMETOOLONG: ("tên quá dài", "đặt tên ngắn hơn."),
    errno.EMFILE: ("mở quá nhiều tệp", "đóng bớt chương trình, rồi chạy lại."),
    errno.EIO: ("đĩa đọc, ghi bị lỗi", "kiểm tra đĩa, rồi chạy lại."),
}


def refused(error: OSError, place: str = "") -> Refusal:
    """The Refusal for what a disk, a file or a permission did; `place` for the name when it is known better."""
    words, remedy = _WORDS.get(error.errno or 0, (error.strerror or str(error), _LOOK))
    name = place or str(error.filename2 or error.filename or "đĩa")
    return Refusal(name, f"không đọc hay ghi được: {words}", remedy)
