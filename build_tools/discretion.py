"""Names of persons stay out of what is published, unless the publisher's settings say otherwise.

Enters: a site that is about to be published. Leaves: the same, in which who decided is "person", and what is told of
decisions names none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .findings import BY_CODE
from .model import Correction, Document, Finding, Site

PERSON = "person"


def withheld(site: Site) -> Site:
    """The site without names of persons, where its settings do not publish them."""
    if site.settings.people:
        return site
    findings = {slug: tuple(map(_nameless, found)) for slug, found in site.findings.items()}
    return replace(site, documents=tuple(map(_without_names, site.documents)), findings=findings)


def _without_names(document: Document) -> Document:
    corrections: Iterable[Correction] = (c if c.by == "rule" else replace(c, by=PERSON) for c in document.corrections)
    return replace(document, corrections=tuple(corrections), findings=tuple(map(_nameless, document.findings)))


def _nameless(found: Finding) -> Finding:
    """A finding; of one on decisions only what it means, for its words name who decided."""
    if found.code.startswith("decision-"):
        found = replace(found, message=BY_CODE[found.code].meaning)
    return replace(found, seen=(PERSON, found.seen[1])) if found.seen else found
