"""Texts with hostile words in them, and what a browser makes of their site: shared by a test and by a command of
development.

The words stand in tests/cases/hostile/payloads.toml, the places they are put in in places.toml.
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from build_tools import catalogue, reading
from build_tools.errors import Refusal
from build_tools.writing.markup import ARTICLE, FRAME, TEXT

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "hostile"


@dataclass(frozen=True, slots=True)
class Case:
    """Hostile words in one place of one text."""

    payload: str
    place: str

    @property
    def slug(self) -> str:
        """The name of the text."""
        return f"{self.payload}--{self.place.replace('_', '-').replace('.', '-')}".replace("--", "-tai-")


@cache
def payloads() -> dict[str, str]:
    """The hostile words by name."""
    groups = tomllib.loads((CASES / "payloads.toml").read_text(encoding="utf-8"))
    return {name: words for group in groups.values() for name, words in group.items()}


@cache
def _places() -> dict[str, Any]:
    return tomllib.loads((CASES / "places.toml").read_text(encoding="utf-8"))


def places() -> list[str]:
    """Every place: `text.dieu`, `metadata.title`, `correction.reason`, `work.name` …"""
    known = _places()
    return [
        *(f"text.{name}" for name in known["words"]),
        *(f"metadata.{key}" for key in known["beside"]["metadata"]),
        *(f"correction.{key}" for key in known["beside"]["correction"]),
        *(f"work.{key}" for key in known["work"]["values"]),
    ]


def every_case() -> list[Case]:
    """All words in all places."""
    return [Case(payload, place) for payload in payloads() for place in places()]


def some_cases() -> list[Case]:
    """All words and all places, but not each in each: some hundred texts."""
    where = places()
    return [Case(payload, where[n * 5 % len(where)]) for n, payload in enumerate(payloads())]


def written(root: Path, cases: Iterable[Case]) -> tuple[list[Case], list[tuple[Case, Refusal]]]:
    """Writes a project of these texts; returns the cases that stand there, and those that reading refuses in words."""
    folder = root / "source_texts"
    folder.mkdir(parents=True)
    for name in ("mkdocs.yml", "docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    held: list[Case] = []
    refused: list[tuple[Case, Refusal]] = []
    entries: list[str] = []
    for n, case in enumerate(cases):
        text, beside, entry = _files(case, n)
        path = folder / f"{case.slug}.txt"
        path.write_bytes(text.encode())
        if beside:
            path.with_suffix(".toml").write_bytes(beside.encode())
        try:
            reading.read(path, root)
            if entry:
                _try(root, entry)
        except Refusal as refusal:
            refused.append((case, refusal))
            path.unlink()
            path.with_suffix(".toml").unlink(missing_ok=True)
        else:
            held.append(case)
            entries += [entry] if entry else []
    (folder / "works.toml").write_bytes("\n".join(entries).encode())
    return held, refused


def _try(root: Path, entry: str) -> None:
    path = root / "source_texts" / "works.toml"
    path.write_bytes(entry.encode())
    catalogue.read_authority(root)


def _files(case: Case, n: int) -> tuple[str, str, str]:
    """The text, the file beside it, its entry of works.toml."""
    words = payloads()[case.payload]
    kind, _, key = case.place.partition(".")
    slots = dict(_places()["words"])
    if kind == "text":
        slots[key] += f" {words}"
    number = f"{n + 1}/2020/NĐ-CP"
    if kind == "work":
        slots["citation"] = f"khoản 2 Điều 5 Nghị định số {number} ngày 05/3/2020 của Chính phủ."
    text = str(_places()["text"])
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text, _beside(kind, key, words, text), _entry(key, words, number) if kind == "work" else ""


def _value(key: str, words: str) -> str:
    return json.dumps(
        f"https://vi.du/{words}" if key.endswith("_url") else f"Tỉnh {words}", ensure_ascii=False
    ).replace("\x7f", "\\u007f")


def _beside(kind: str, key: str, words: str, text: str) -> str:
    if kind == "metadata":
        return f"[metadata]\n{key} = {_value(key, words)}\n"
    if kind == "correction":
        line = next(n for n, line in enumerate(text.split("\n"), 1) if "Lập kế hoạch" in line)
        values = {"after": "Lập đề án", "reason": "bản gốc", "by": "người thử", "evidence": "thử"}
        values[key] += f" {words}"
        stated = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
        return f'[[correction]]\nline = {line}\nbefore = "Lập kế hoạch"\ndecision = "accept"\n{stated}\n'
    return ""


def _entry(key: str, words: str, number: str) -> str:
    value = _value(key, words)
    stated = f"{key} = [{value}]" if key == "other_names" else f"{key} = {value}"
    return f'[[work]]\ntype = "Nghị định"\nnumber = "{number}"\ndate = "2020-03-05"\n{stated}\n'


# ---------------------------------------------------------------- in the browser

# What our scripts and the theme's put on elements, of which the built page knows nothing.
_BY_SCRIPT = "style hidden for tabindex href dir checked open name placeholder autocomplete role".split()
_STRANGERS = """({allowed, everywhere}) => {
  const found = [];
  const known = new Map(Object.entries(allowed).map(([tag, names]) => [tag, new Set([...names, ...everywhere])]));
  const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION;
  const walker = document.createTreeWalker(document, shown);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== 1) { found.push(`node of type ${node.nodeType}: ${node.data.slice(0, 60)}`); continue; }
    const tag = node.tagName.toLowerCase();
    if (!known.has(tag)) { found.push(`<${tag}>`); continue; }
    const strange = name => !known.get(tag).has(name) && !/^(aria|data)-/.test(name) || /^on/i.test(name);
    found.push(...node.getAttributeNames().filter(strange).map(name => `${name} at <${tag}>`));
    const data = /^application\\/(ld\\+)?json$/.test(node.type);
    if (tag === "script" && !node.src && !data) found.push("a script in the page");
    for (const address of [node.href?.baseVal ?? node.href, node.src, node.action]) {
      if (typeof address !== "string" || !address) continue;
      const url = new URL(address, location.href);
      const own = url.origin === location.origin || tag === "link" && node.rel === "canonical";
      const known = tag === "a" && url.origin === "https://vi.du";
      if (!own && !known) found.push(`${address.slice(0, 60)} at <${tag}>`);
    }
  }
  return found;
}"""
_SHOWN = """ids => {
  const seen = element => {
    const box = element?.getBoundingClientRect();
    return box && box.height > 0 && box.width > 0 && getComputedStyle(element).visibility === "visible";
  };
  const text = document.getElementById("van-ban");
  const units = {};
  const own = element => {
    const one = element.cloneNode(true);
    one.querySelectorAll("[data-chrome]").forEach(sign => sign.remove());
    return one.textContent;
  };
  for (const id of ids) {
    const element = document.getElementById(id);
    units[id] = element && text?.contains(element) && seen(element) ? own(element) : null;
  }
  const head = document.querySelector("h1");
  return { head: seen(head) ? head.textContent : null, words: seen(text) ? own(text) : null, units };
}"""


def strangers_in(page: Page) -> list[str]:
    """What stands in the document that a browser made of a page and was not written by the project."""
    allowed = {"pre": ["id"]}  # in the guide, which is not made of texts
    for place in (TEXT, ARTICLE, FRAME):
        for tag, names in place.items():
            allowed[tag] = sorted({*allowed.get(tag, ()), *names})
    found: list[str] = page.evaluate(_STRANGERS, {"allowed": allowed, "everywhere": _BY_SCRIPT})
    return found


def lost_from(page: Page, data: dict[str, Any], raw: str) -> Iterator[str]:
    """What of a text its page does not show: its title, its headings, its words."""
    titled = {unit["id"]: unit["heading"] for unit in data["units"] if unit["heading"]}
    shown = page.evaluate(_SHOWN, list(titled))
    if shown["head"] is None or visible(data["metadata"]["title"] or "") not in visible(shown["head"]):
        yield f"title: {shown['head']!r}"
    for id_, heading in titled.items():
        if shown["units"][id_] is None or visible(heading) not in visible(shown["units"][id_]):
            yield f"heading of {id_}: {shown['units'][id_]!r}"
    if shown["words"] is None or visible(shown["words"]) != visible(mended(raw, data["corrections"])):
        yield "words of the text"


def mended(raw: str, corrections: Sequence[dict[str, Any]]) -> str:
    """The raw text after its applied corrections, by the data alone."""
    out, at = [], 0
    for c in (c for c in corrections if c["status"] == "applied"):
        out += [raw[at : c["start"]], c["after"]]
        at = c["end"]
    return "".join([*out, raw[at:]])


def visible(text: str) -> str:
    """Letters, figures and marks without blanks, without the bars that part the cells of a table, and without control
    characters, which no page can show.
    """
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if not c.isspace() and c != "|" and unicodedata.category(c) != "Cc"
    )


@dataclass(slots=True)
class Findings:
    """What a browser met in a site of hostile texts."""

    pages: int = 0
    ran: list[str] = field(default_factory=list)  # scripts of a text that ran
    strangers: list[str] = field(default_factory=list)  # elements, attributes, addresses that came out of a text
    lost: list[str] = field(default_factory=list)  # titles, headings, words that are not shown


def met(browser: Browser, url: str, site: Path, cases: Sequence[Case]) -> Findings:
    """Every page of a site as a browser shows it, and the texts of these cases in it."""
    found = Findings()
    slugs = {case.slug for case in cases}
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    page = context.new_page()
    page.on("dialog", lambda dialog: (found.ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(url + address)
        found.pages += 1
        found.strangers += [f"{address}: {stranger}" for stranger in strangers_in(page)]
        slug = address.removeprefix("van-ban/").strip("/")
        if address.startswith("van-ban/") and slug in slugs:
            data = json.loads((path.parent / "document.json").read_text(encoding="utf-8"))
            raw = (path.parent / "source.txt").read_bytes().decode()
            found.lost += [f"{address}: {what}" for what in lost_from(page, data, raw)]
    context.close()
    return found
