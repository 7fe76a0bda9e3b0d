"""What an Akoma Ntoso file says of its text, counted against `document.json`: the standing of its units, effects, days,
names, corrections.

Enters: the bytes of a file, the data of its text. Leaves: counts (demanded, found), and what differs. Read with an XML
reader alone; what the elements mean is said in the guide for publishers ("Akoma Ntoso").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .file_readers import AKN, QUOTED, printed

KINDS = {
    "phan": "part", "chuong": "chapter", "muc": "section", "tieu-muc": "subsection", "dieu": "article",
    "khoan": "paragraph", "diem": "point", "gach": "indent", "doan": "alinea",
}  # fmt: skip
ACTIONS = {
    "replace": "substitution", "insert": "insertion", "repeal": "repeal", "retitle": "substitution",
    "replace-words": "substitution", "insert-words": "insertion", "repeal-words": "repeal", "correct": "replacement",
    "suspend": "inapplication",
}  # fmt: skip


def counted(content: bytes, data: dict[str, Any], version: str = "") -> tuple[dict[str, tuple[int, int]], list[str]]:
    """One file; `version`: the day from which on its text reads so."""
    root = etree.fromstring(content)
    ids = [node.get("eId") for node in root.iter() if isinstance(node.tag, str) and node.get("eId")]
    differences = [f"eId {id_} stands {n} times" for id_, n in Counter(ids).items() if n > 1]
    differences += [f"nothing stands at {way}" for way in _ways(root) if way not in set(ids)]
    differences += [*_standing(root, data), *_names(root, data, version)]
    wanted, found = sorted(_effects(data, version)), sorted(_modifications(root, data))
    differences += [f"effect {each} is not told" for each in wanted if each not in set(found)]
    differences += [f"effect {each} is told and is none" for each in found if each not in set(wanted)]
    words = [each for each in data.get("corrections", []) if each["class"] == "word" and each["status"] == "applied"]
    remarks = ["".join(node.itertext()) for node in root.iter(f"{AKN}remark")]
    differences += [f"correction of {c['before']!r} is not told" for c in words if not _told(c, remarks)]
    counts = {"effects": (len(wanted), len(found)), "remarks": (len(words), len(remarks))}
    return counts, differences


def _told(correction: dict[str, Any], remarks: list[str]) -> bool:
    return any(correction["before"] in remark and correction["reason"] in remark for remark in remarks)


def _ways(root: Any) -> Iterator[str]:
    """Every place of the file to which something in it leads."""
    for node in root.iter():
        if isinstance(node.tag, str):
            for name in ("href", "source", "refersTo", "period", "start", "end"):
                if (node.get(name) or "").startswith("#"):
                    yield node.get(name)[1:]


def _standing(root: Any, data: dict[str, Any]) -> Iterator[str]:
    """Each unit is an element of its kind, in that of the unit above it; a quoted paragraph is of the kind quoted."""
    by_eid = {node.get("eId"): node for node in root.iter() if isinstance(node.tag, str) and node.get("eId")}
    units = {unit["id"]: unit for unit in data["units"]}
    whole = {part["id"] for part in data["components"]}
    for unit in data["units"]:
        node = by_eid.get(unit["eid"])
        if node is None:
            yield f"unit {unit['id']} has no element"
            continue
        tag = node.tag.removeprefix(AKN)
        wanted = "attachment" if unit["id"] in whole else KINDS.get(unit["kind"], "hcontainer")
        quoted = any(each.tag.removeprefix(AKN) in QUOTED for each in node.iterancestors())
        if not quoted and (tag != wanted or (tag == "hcontainer" and node.get("name") != unit["kind"])):
            yield f"unit {unit['id']} is {tag}, not {wanted}"
        above = units[unit["parent"]]["eid"] if unit["parent"] else None
        around = [each.get("eId") for each in node.iterancestors()]
        if above and above not in around and not _leads(node, above):
            yield f"unit {unit['id']} stands outside {unit['parent']}"


def _leads(node: Any, above: str) -> bool:
    """Whether what stands elsewhere says to which unit it belongs."""
    return any(each.get("refersTo") == f"#{above}" for each in (node, *node.iterancestors()))


def _names(root: Any, data: dict[str, Any], version: str) -> Iterator[str]:
    """Name, day, number, body as the data have them."""
    known = data["metadata"]
    said = {
        tag: root.find(f".//{AKN}FRBRWork/{AKN}{tag}") for tag in ("FRBRdate", "FRBRnumber", "FRBRuri", "FRBRalias")
    }
    if known["date"] and said["FRBRdate"].get("date") != known["date"]:
        yield f"date {said['FRBRdate'].get('date')} ≠ {known['date']}"
    part = not root.find(f".//{AKN}FRBRWork/{AKN}FRBRthis").get("value").endswith("/!main")  # has the number of no work
    if known["number"] and not part and said["FRBRnumber"].get("value") != known["number"]:
        yield f"number {said['FRBRnumber'].get('value')} ≠ {known['number']}"
    issuers = [node.get("showAs") for node in root.iter(f"{AKN}TLCOrganization") if node.get("eId") == "issuer"]
    if known["issuer"] and [printed(each) for each in issuers] != [printed(known["issuer"])]:
        yield f"issuer {issuers} ≠ {known['issuer']}"
    expression = root.find(f".//{AKN}FRBRExpression")
    day = expression.find(f"{AKN}FRBRdate").get("date")
    if version and (day != version or not expression.find(f"{AKN}FRBRuri").get("value").endswith(f"/vie@{version}")):
        yield f"expression of {day}, not of {version}"


Told = tuple[str, str, str, str]  # id, what is done, place in the work that is acted on, from when


def _effects(data: dict[str, Any], version: str) -> Iterator[Told]:
    """What this text does, and what others do to it, each once; of a version what counts by its day."""
    counted = {*data["applied"], *data["not_applied"]} if version else None
    every = {effect["id"]: effect for effect in (*data["effects"], *data["affected_by"])}
    for effect in every.values():
        if counted is None or effect["id"] in counted:
            target = effect["target"]
            work = "" if target["slug"] == data["slug"] else target["work"]
            place = f"{work}~{target['place'] or ''}"
            yield effect["id"], ACTIONS[effect["action"]], place, effect["from"] or ""


def _modifications(root: Any, data: dict[str, Any]) -> Iterator[Told]:
    days = {node.get("eId"): node.get("date") for node in root.iter(f"{AKN}eventRef")}
    periods = {
        group.get("eId"): days[group.find(f"{AKN}timeInterval").get("start")[1:]]
        for group in root.iter(f"{AKN}temporalGroup")
    }
    own = root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value").rpartition("/")[2]
    ids = {unit["eid"]: unit["id"] for unit in data["units"]}
    for node in root.iter(f"{AKN}textualMod", f"{AKN}efficacyMod"):
        force = node.find(f"{AKN}force")
        since = periods[force.get("period")[1:]] if force is not None else ""
        href = node.find(f"{AKN}destination").get("href")
        work, _, place = href.rpartition("/")[2].partition("~")
        told = f"~{ids[href[1:]]}" if href.startswith("#") else f"{'' if work == own else work}~{place}"
        yield node.get("wId"), node.get("type"), told, since
