"""Names of persons stay out of what is published, unless the publisher's settings say otherwise.

Enters: a site that is about to be published. Leaves: the same, in which who decided is "person", and what is told of
decisions names none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from .findings import BY_CODE
from .model import Document, Finding, Site

PERSON = "person"
Findings: TypeAlias = Mapping[str, tuple[Finding, ...]]


def withheld(
    site: Site,
    changed: Callable[..., Document] = replace,
    by_text: Callable[[Iterable[tuple[str, tuple[Finding, ...]]]], Findings] = dict,
) -> Site:
    """The site without names of persons, where its settings do not publish them; `changed` gives a document of which
    some fields are others, `by_text` holds the findings of each text.
    """
    if site.settings.people:
        return site
    findings = by_text((slug, tuple(map(_nameless, found))) for slug, found in site.findings.items())
    documents = tuple(changed(each, **_without_names(each)) for each in site.documents)
    return replace(site, documents=documents, findings=findings)


def _without_names(document: Document) -> dict[str, Any]:
    """The fields in which names stand, without them; none where none does."""
    corrections = tuple(c if c.by == "rule" else replace(c, by=PERSON) for c in document.corrections)
    findings = tuple(map(_nameless, document.findings))
    if corrections == document.corrections and findings == document.findings:
        return {}
    return {"corrections": corrections, "findings": findings}


def _nameless(found: Finding) -> Finding:
    """A finding; of one on decisions only what it means, for its words name who decided."""
    if found.code.startswith("decision-"):
        found = replace(found, message=BY_CODE[found.code].meaning)
    return replace(found, seen=(PERSON, found.seen[1])) if found.seen else found
