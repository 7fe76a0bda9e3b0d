"""What the readers of this stage hand to one another: words of one block that name something, before they are mentions."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Step


@dataclass(frozen=True, slots=True)
class Found:
    """Words [start:end] of a canvas; `form` is the name of the row that read them.

    `stop` is where all that is said of the work ends (issuer, subject); what stands between `subject` and `stop` is the cited
    work's own title, so a citation found there is "within" it.
    """

    start: int
    end: int
    form: str
    type: str | None = None
    number: str | None = None
    printed: str | None = None
    date: str | None = None
    year: str | None = None
    issuer: str | None = None
    name: str | None = None
    subject: int = 0
    stop: int = 0
    own: str = ""  # "self" (this document or its part), "attachment", "" (another work)
    steps: tuple[Step, ...] = ()
    component: str | None = None  # of the document's own: which part is meant
    quoted: bool = False
