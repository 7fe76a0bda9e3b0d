"""The nouns of the project: what the stages hand to one another. Frozen values, no behaviour, no import of ours.

Glossary (kinds keep their Vietnamese names, everything else is English):

    phần, chương, mục, tiểu mục, điều, khoản, điểm   the numbered units of a legal text, from large to small
    gạch, cộng         an item introduced by "-" or by "+"
    đoạn               an unnumbered paragraph below a titled unit
    phụ lục            an annex
    component          the main text, or a text attached to it whose numbering starts again
    raw offset         0-based code point in the raw file decoded as UTF-8, nothing normalised
    passage            words as shown, which remember the raw offsets they came from
    work               a legal text as an idea: type + number + date + issuer; it may be held here or only cited
    mention            words that name a work or a place in one
"""

from .analyses import Analysis, Failure
from .cleaned import CleanText, Correction, Finding, Line, NoteMark
from .documents import (
    About,
    Address,
    Block,
    Component,
    Document,
    Metadata,
    Note,
    Quotation,
    QuotedUnit,
    ShownUnit,
    Signer,
    Step,
    Unit,
)
from .effects import Effect, Evidence, InForce
from .inputs import (
    Decision,
    Decisions,
    EffectStated,
    LineDecision,
    Original,
    ReaderDoubt,
    Remark,
    SeenFinding,
    SourceText,
    Validity,
)
from .kinds import Kind
from .passages import Passage, Run
from .references import Citing, Mention, Reference, Target, Work
from .sites import HIDEABLE, Downloads, Entry, Page, PageFacts, Reached, Removal, Settings, Site
from .versions import OfficialReading, Stretch, Version, VersionUnit

__all__ = [
    "HIDEABLE",
    "About",
    "Address",
    "Analysis",
    "Block",
    "Citing",
    "CleanText",
    "Component",
    "Correction",
    "Decision",
    "Decisions",
    "Document",
    "Downloads",
    "Effect",
    "EffectStated",
    "Entry",
    "Evidence",
    "Failure",
    "Finding",
    "InForce",
    "Kind",
    "Line",
    "LineDecision",
    "Mention",
    "Metadata",
    "Note",
    "NoteMark",
    "OfficialReading",
    "Original",
    "Page",
    "PageFacts",
    "Passage",
    "Quotation",
    "QuotedUnit",
    "Reached",
    "ReaderDoubt",
    "Reference",
    "Remark",
    "Removal",
    "Run",
    "SeenFinding",
    "Settings",
    "ShownUnit",
    "Signer",
    "Site",
    "SourceText",
    "Step",
    "Stretch",
    "Target",
    "Unit",
    "Validity",
    "Version",
    "VersionUnit",
    "Work",
]
