"""What schema.org allows of the types that the site speaks of: their properties, and of what each may be.

Enters: a value of JSON-LD. Leaves: what is wrong with it. Written from the vocabulary (schema.org 29: Legislation,
CreativeWork, MediaObject, Organization, Place, Thing), of which only what the site uses stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

THING = {"name": "Text", "alternateName": "Text", "description": "Text", "sameAs": "URL", "url": "URL"}
CREATIVE_WORK = THING | {
    "inLanguage": "Language|Text",
    "isPartOf": "CreativeWork|URL",
    "hasPart": "CreativeWork",
    "citation": "CreativeWork|Text",
    "encoding": "MediaObject",
    "spatialCoverage": "Place",
    "temporalCoverage": "Interval|Text",
}
LEGISLATION = CREATIVE_WORK | {
    "legislationType": "CategoryCode|Text",
    "legislationIdentifier": "Text|URL",
    "legislationDate": "Date",
    "legislationDateVersion": "Date",
    "legislationPassedBy": "Organization|Person",
    "legislationAmends": "Legislation",
    "legislationRepeals": "Legislation",
    "legislationConsolidates": "Legislation",
    "legislationLegalForce": "LegalForceStatus",
}
MEDIA_OBJECT = CREATIVE_WORK | {"contentUrl": "URL", "encodingFormat": "Mime|URL", "sha256": "Sha256"}
PROPERTIES = {
    "Legislation": LEGISLATION,
    "MediaObject": MEDIA_OBJECT,
    "GovernmentOrganization": THING,
    "AdministrativeArea": THING,
}
ABOVE = {
    "Legislation": {"CreativeWork"},
    "MediaObject": {"CreativeWork"},
    "GovernmentOrganization": {"Organization"},
    "AdministrativeArea": {"Place"},
}
FORMS = {
    "Date": r"\d{4}(-\d\d-\d\d)?",
    "Interval": r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)",
    "Language": r"vi",
    "Mime": r"[a-z]+/[a-z0-9.+-]+",
    "Sha256": r"[0-9a-f]{64}",
    "URL": r"[^\s<>\"]+",
    "LegalForceStatus": r"(https://schema\.org/)?(InForce|NotInForce|PartiallyInForce)",
    "Text": r"\S[^\n]*",
}


def wrong(value: Any, at: str = "") -> Iterator[str]:
    """Every property that a type has not, and every value that a property may not have."""
    known = PROPERTIES.get(value.get("@type", ""))
    if known is None:
        yield f"{at}: no type {value.get('@type')!r}"
        return
    for name, held in value.items():
        place = f"{at}.{name}"
        if name == "@id":
            yield from [] if re.fullmatch(FORMS["URL"], held) else [f"{place}: {held!r} is no address"]
        elif name not in ("@type", "@context"):
            if name not in known:
                yield f"{place}: {value['@type']} has no such property"
                continue
            for each in held if isinstance(held, list) else [held]:
                yield from _wrong_value(each, known[name].split("|"), place)


def _wrong_value(value: Any, ranges: list[str], place: str) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:  # a thing that is described elsewhere
            return
        kinds = {value.get("@type"), *ABOVE.get(value.get("@type", ""), set())}
        if not kinds & set(ranges):
            yield f"{place}: {value.get('@type')} is none of {ranges}"
        yield from wrong(value, place)
    elif not any(re.fullmatch(FORMS[name], str(value)) for name in ranges if name in FORMS):
        yield f"{place}: {value!r} is none of {ranges}"
