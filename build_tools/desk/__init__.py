"""The desk: a text and its original side by side in the browser, for the person who goes through it.

Enters: requests to `vanban serve` below /duyet/<token>/, the project root, the site as it was last built. Leaves: a
list of texts, a page for each, and entries in the file beside a text, written at once. Nothing of it stands in a built
site; nobody comes in without the token, and nothing is changed by a page that another address has sent.
"""

from .requests import Desk, beside

__all__ = ["Desk", "beside"]
