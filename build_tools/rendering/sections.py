"""What the site says below a text: its corrections, who cites it, whom it cites, where it comes from.

Enters: a document and its references. Leaves: Markdown containers, all the site's own (data-chrome).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ..addresses import cited, cited_unit, document_url, work_url
from ..metadata_fields import WORDS
from ..model import Citing, Correction, Document, Reference, Settings, Unit, Work
from ..passages import line_numbers
from ..presenting.short_titles import one_line
from .blocks import word_fixes
from .changes import InTime, unit_in_words
from .inline_marks import state
from .markdown import div, escaped, folded_part, link, table, to, within
from .wording import (
    CLASSES,
    ENDING,
    KINDS_OF_STATE,
    RELATIONS,
    cut,
    dated_name,
    decided_by,
    printed,
    short_name,
    thousands,
    work_name,
)


def corrections(document: Document, here: str, settings: Settings) -> str:
    """The table “Đính chính”: every changed word in full, what was kept, what rules did in sums (in full on the page
    beside).
    """
    fixes = word_fixes(document)
    applied = [c for c in document.corrections if c.status == "applied"]
    kept = [c for c in document.corrections if c.status == "rejected"]
    if not (applied or kept):
        return ""
    parts = ["## Đính chính { #dinh-chinh }"]
    if fixes:
        parts += ["### Chữ đã sửa, do người quyết định { #dinh-chinh-chu }", _fix_table(fixes, document, settings)]
    else:
        parts.append("Không chữ nào của bản thô bị đổi.")
    if kept:
        parts += ["### Xem rồi, giữ nguyên như in { #giu-nguyen }", _kept_table(kept, document, settings)]
    rest = Counter((c.kind, c.rule) for c in applied if c.kind != "word")
    reasons = {(c.kind, c.rule): c.reason for c in reversed(applied)}
    if rest:
        rows = [
            [CLASSES.get(kind, kind), escaped(reasons[kind, rule]), str(n)] for (kind, rule), n in sorted(rest.items())
        ]
        parts += ["### Do quy tắc, không đổi chữ nào { #dinh-chinh-quy-tac }", table(["Nhóm", "Việc", "Số chỗ"], rows)]
    if "doi-chieu" not in settings.hidden:
        parts.append(
            link("Xem từng chỗ, bản thô bên cạnh bản đăng", to(document_url(document.source.slug) + "doi-chieu/", here))
        )
    return div(parts, 'class="about-text" data-chrome=""')


def _fix_table(fixes: Sequence[Correction], document: Document, settings: Settings) -> str:
    line = line_numbers(document.source.text)
    rows = [
        [
            f'<span id="dinh-chinh-{n}">{line(c.start)}</span>',
            *map(escaped, (printed(c.before), printed(c.after), one_line(c.reason), decided_by(c, settings))),
        ]
        for n, c in enumerate(fixes, 1)
    ]
    return table(["Dòng", "Bản in", "Đăng là", "Lý do", "Người quyết định"], rows)


def _kept_table(kept: Sequence[Correction], document: Document, settings: Settings) -> str:
    """What looks wrong and was looked at: a number, a date, a comma, or what may be read in more than one way."""
    line = line_numbers(document.source.text)
    rows = [
        [str(line(c.start)), *map(escaped, (printed(c.before), one_line(c.reason), decided_by(c, settings)))]
        for c in kept
    ]
    return table(["Dòng", "Bản in", "Lý do", "Người quyết định"], rows)


def place_of(unit: Unit | None, id_: str | None) -> str:
    """A unit in words, for links."""
    return cited_unit(unit.id, unit.address.steps) if unit else id_ or "ngoài các điều khoản"


def citing_line(alike: Sequence[Citing], known: InTime, here: str, names: Sequence[str] = ()) -> str:
    """A sentence that cites, once or more often, in which the cited name stands out; each place has its link."""
    citing = alike[0]
    place = unit_in_words(known, citing.slug, citing.unit) if citing.unit else ""
    place = place or place_of(None, citing.unit)
    doubt = " (có thể là văn bản này)" if citing.status == "ambiguous" else ""
    rest = "".join(f", {link(f'chỗ {n}', to(each.url, here))}" for n, each in enumerate(alike[1:], 2))
    return (
        f"{link(escaped(place), to(citing.url, here))}{rest}{doubt}:"
        f" {_with_name(cut(citing.context, 420), names)}\n{{ .citing }}"
    )


def _alike(citing: Citing) -> tuple[str | None, str, str]:
    """What places have in common that are told in one line."""
    return citing.unit, citing.status, citing.context


def _with_name(sentence: str, names: Sequence[str]) -> str:
    """A sentence with the first of the names that stands in it set off."""
    name = next((name for name in names if name in sentence), "")
    before, _, behind = sentence.partition(name) if name else (sentence, "", "")
    return within(before) + (f"<b>{within(name)}</b>{within(behind)}" if name else "")


def done_to(citing: Citing) -> str:
    """The place, in words, that alone is repealed or replaced; "" of the whole text, and of other relations.

    >>> from build_tools.model import Kind, Step
    >>> done_to(Citing("a", None, "", "", "", "bai-bo", place=(Step(Kind.DIEU, "5"), Step(Kind.KHOAN, "3"))))
    'khoản 3 Điều 5'
    """
    return cited(citing.place) if citing.relation in ENDING else ""


def by_document_and_relation(
    citings: Iterable[Citing],
    known: InTime,
    here: str,
    level: str,
    prefix: str,
    names: Sequence[str] = (),
) -> list[str]:
    """Citing places grouped by document and relation, each with its sentence; `names` are those of the cited work, as
    printed.
    """
    names = [one_line(each) for each in sorted(names, key=len, reverse=True)]
    some = list(citings)
    parts = _sums(some)
    for n, (slug, group) in enumerate(_strongest_first(some)):
        document = known.documents.get(slug)
        name = short_name(document) if document else slug
        head = f"{level} {link(escaped(name), to(document_url(slug), here))} {{ #{prefix}-{slug} }}"
        lines = []
        for (relation, place), same in groupby(group, key=lambda c: (c.relation, done_to(c))):
            lines.append(f"{RELATIONS.get(relation, relation)} {place}".rstrip() + "\n{ .relation }")
            lines += [citing_line(list(each), known, here, names) for _, each in groupby(same, key=_alike)]
        if n < OPEN:
            parts.append(div([head, *_opened(lines, len(group))], 'class="citer"'))
        else:
            summary = f"{name}: {RELATIONS.get(group[0].relation, '').lower()}, {thousands(len(group))} chỗ"
            parts.append(div([folded_part(summary, [head, *lines])], 'class="citer"'))
    return parts


OPEN = 8  # lines of one text that stand open; the rest of a long list is opened by who wants it


def _opened(lines: Sequence[str], places: int) -> list[str]:
    """The lines of one text, those behind the first folded when they are many."""
    if places <= OPEN + 2 or len(lines) <= OPEN:  # places that are told in one line are seen with it
        return list(lines)
    return [*lines[:OPEN], folded_part(f"Xem đủ {thousands(places)} chỗ", lines[OPEN:])]


STRENGTH = ("sua-doi", "thay-the", "bai-bo", "thuc-hien", "can-cu", "kem-theo", "dan-chieu")


def _strength(citing: Citing) -> int:
    return STRENGTH.index(citing.relation) if citing.relation in STRENGTH else len(STRENGTH)


def _strongest_first(citings: Sequence[Citing]) -> list[tuple[str, list[Citing]]]:
    """The places by text: those that change something first, then those with most places; in a text by relation."""
    groups: dict[str, list[Citing]] = {}
    for citing in sorted(citings, key=lambda c: (_strength(c), done_to(c))):
        groups.setdefault(citing.slug, []).append(citing)
    return sorted(groups.items(), key=lambda group: (_strength(group[1][0]), -len(group[1]), group[0]))


def _sums(citings: Sequence[Citing]) -> list[str]:
    """How many texts stand in each relation, where there are too many to be seen at once."""
    texts = {relation: len({c.slug for c in citings if c.relation == relation}) for relation in STRENGTH}
    said = [f"{RELATIONS[relation]}: {thousands(n)} văn bản" for relation, n in texts.items() if n]
    return [" · ".join(said) + "\n{ .sums }"] if len({c.slug for c in citings}) > OPEN else []


def cited_by(document: Document, work: Work | None, known: InTime, here: str) -> str:
    """Who cites this text, and which of its units."""
    places = (*work.citings, *work.inside) if work else ()  # inside: cited by a range in which the unit lies
    citings = [c for c in places if c.slug != document.source.slug]
    if not citings:
        return ""
    parts = ["## Được dẫn chiếu tại { #duoc-dan-chieu }"]
    parts += by_document_and_relation([c for c in citings if not c.target_unit], known, here, "###", "tu")
    units = {u.id: u for u in document.units}
    for target, group in groupby(
        sorted((c for c in citings if c.target_unit), key=lambda c: c.target_unit or ""),
        key=lambda c: c.target_unit or "",
    ):
        parts.append(
            f"### Đến {link(escaped(place_of(units.get(target), target)), '#' + target)} {{ #dan-den-{target} }}"
        )
        parts += by_document_and_relation(group, known, here, "####", f"dan-den-{target}-tu")
    return div(parts, 'class="about-text" data-chrome=""')


def cites(references: Sequence[Reference], works: Mapping[str, Work], here: str) -> str:
    """The works this text cites, each once, and the mentions that are left open, with the reason."""
    keys = Counter(
        r.target.work for r in references if r.target and r.mention.kind == "external" and r.target.work in works
    )
    parts = []
    if keys:
        lines = [
            f"{link(escaped(cut(work_name(works[key]), 200)), to(work_url(key), here))} ({n} lần)\n{{ .cited-work }}"
            for key, n in keys.items()
        ]
        parts += ["## Văn bản được dẫn chiếu ở đây { #dan-chieu-den }", *lines]
    parts += _open(references, works, here)
    return div(parts, 'class="about-text" data-chrome=""') if parts else ""


def _open(references: Sequence[Reference], works: Mapping[str, Work], here: str) -> list[str]:
    """References that are not plainly exact: what is printed, and why."""
    parts = []
    for kind, title in KINDS_OF_STATE.items():
        some = [r for r in references if state(r) == kind]
        if some:
            parts.append(f"### {title} {{ #dan-chieu-{kind} }}")
            parts += [_open_line(r, works, here) for r in some]
    return ["## Dẫn chiếu cần lưu ý { #dan-chieu-luu-y }", *parts] if parts else []


def _open_line(reference: Reference, works: Mapping[str, Work], here: str) -> str:
    """One mention with its reason and its candidates."""
    words = link(f"“{escaped(cut(one_line(reference.mention.words), 160))}”", f"#{reference.mention.id}")
    reason = f": {escaped(reference.reason)}" if reference.reason else ""
    options = [*reference.candidates, *([reference.target] if reference.target else [])]
    names = [link(escaped(dated_name(works[t.work]) if t.work in works else t.work), to(t.url, here)) for t in options]
    return f"{words}{reason}{' → ' if names else ''}{'; '.join(names)}\n{{ #luu-y-{reference.mention.id} .citing }}"


def evidence(document: Document, here: str) -> str:
    """Where the text comes from, so that anyone can check it."""
    source, meta = document.source, document.metadata
    raw = link(escaped(source.path.rsplit("/", 1)[-1]), to(document_url(source.slug) + "source.txt", here))
    publisher = [name for name, by in meta.stated_by if by == "publisher"]
    seen = any(entry.code == "metadata-differs" for entry in source.decisions.seen)
    lines = [
        "## Nguồn { #bang-chung }",
        f"Tệp thô: {raw}, {len(source.text)} ký tự.",
        f"SHA-256: `{source.sha256}`\n{{ .hash }}",
        f"Nơi lấy: {link(escaped(one_line(meta.source_url)), meta.source_url)}" if meta.source_url else "",
        (
            f"Do người xuất bản ghi: {escaped(', '.join(WORDS.get(name, name) for name in publisher))}."
            if publisher
            else ""
        ),
        *(escaped(each.message) for each in document.findings if each.code == "metadata-differs" and not seen),
        "Trang này không phải Công báo và không cho biết hiệu lực; bản có chữ ký và con dấu là bản có giá trị pháp lý.",
    ]
    return div(lines, 'class="about-text" data-chrome=""')
