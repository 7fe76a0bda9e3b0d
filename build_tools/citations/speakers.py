"""Whose the words are: what a text can do to another follows from its type.

Enters: what a document says of itself. Leaves: a value that `relations` asks.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..office import types
from . import signs
from .named_work import Found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose text it is: what it can do to others follows from its type."""

    type: str | None = None
    number: str | None = None
    consolidated: bool = False
    draft: bool = False
    form: bool = False  # the words are a form's: whoever fills it in does what they say

    @property
    def normative(self) -> bool:
        """Whether it lays down rules, so that a verb without a subject in it is no deed of its own."""
        return self.type in types.NORMATIVE

    def may_change(self, cited: Found) -> bool:
        """Whether a text of this type can change, replace or repeal the cited one.

        >>> law, plan = Found(0, 0, "Luật", name="Giá"), Found(0, 0, "Kế hoạch", "5/KH-UBND")
        >>> [Speaker(t, n).may_change(law)
        ...  for t, n in (("Luật", None), ("Nghị quyết", "3/NQ-CP"), ("Nghị quyết", "9/2025/QH15"))]
        [True, False, True]
        >>> Speaker("Kế hoạch").may_change(plan), Speaker("Báo cáo").may_change(plan)
        (True, False)
        >>> Speaker("Thông tư", "8/2023/TT-BTC").may_change(Found(0, 0, "Quyết định", "53/2015/QĐ-TTg"))
        False
        """
        if cited.type == types.CONSTITUTION:
            return self.type in types.CHANGE_THE_CONSTITUTION
        own, other = (
            types.rank(t, signs.body_sign(n or "")) for t, n in ((self.type, self.number), (cited.type, cited.number))
        )
        if own and other and own > other:
            return False
        if cited.type in types.LAWS:
            of_assembly = bool(self.number) and "QH" in signs.body_sign(self.number or "")
            return self.type in (*types.LAWS, None) or (self.type == "Nghị quyết" and (of_assembly or not self.number))
        return (
            self.type is None
            or self.type in types.CHANGING
            or types.numbered_as(self.type) == types.numbered_as(cited.type)
        )
