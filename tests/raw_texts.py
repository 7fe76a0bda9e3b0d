"""What the tests of all rooms begin with: a raw text that stands in no file, and what the stages make of it; and texts
that stand in a project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools import catalogue, citations, cleaning, proposing, resolving, structure
from build_tools.model import Decisions, Document, Finding, Reference, SourceText

# A short decision: three units, the last of them with two clauses.
DECISION = """QUYẾT ĐỊNH
Về việc phê duyệt Kế hoạch

Điều 1. Phê duyệt Kế hoạch phát triển khoa học và công nghệ của tỉnh.
Điều 2. Giao Sở Tài chính bố trí kinh phí thực hiện.
1. Kinh phí chi thường xuyên do ngân sách tỉnh bảo đảm;
2. Kinh phí đầu tư lồng ghép trong các chương trình mục tiêu.
"""

# The head of a decree and its first article, to which a test adds its clauses.
DECREE = """CHÍNH PHỦ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 7/2020/NĐ-CP

Hà Nội, ngày 01 tháng 7 năm 2020

NGHỊ ĐỊNH
Quy định về bến xe

Điều 1. Bến xe

"""


def project(root: Path, texts: Mapping[str, str], beside: Mapping[str, str] | None = None) -> Path:
    """A folder as a project of texts, by their names; `beside`: what the file beside a text says."""
    folder = root / "source_texts"
    folder.mkdir()
    for ending, files in (("txt", texts), ("toml", beside or {})):
        for name, words in files.items():
            (folder / f"{name}.{ending}").write_text(words, encoding="utf-8")
    return root


def source(text: str, slug: str = "thu", said: Decisions = Decisions()) -> SourceText:  # noqa: B008 - a frozen value
    """A text as reading hands it on; `said`: what the file beside it says."""
    data = text.encode()
    return SourceText(slug, f"source_texts/{slug}.txt", data, text, hashlib.sha256(data).hexdigest(), said)


def stated(**metadata: str) -> Decisions:
    """A file beside a text that states metadata."""
    return Decisions("", tuple(metadata.items()))


def parsed(text: str, slug: str = "thu", said: Decisions = Decisions()) -> Document:  # noqa: B008 - a frozen value
    """A text as structure leaves it; the text alone is its collection."""
    return structure.parse(cleaning.clean(source(text, slug, said)))


Collection = tuple[tuple[Document, ...], dict[str, tuple[Reference, ...]], resolving.Register]


def collected(sources: Iterable[SourceText]) -> Collection:
    """The whole way from raw texts to the references of all of them."""
    documents = tuple(structure.parse(clean) for clean in proposing.with_proposals(map(cleaning.clean, sources)))
    mentions = {document.source.slug: citations.find(document) for document in documents}
    register = resolving.survey(catalogue.collect(documents), mentions)
    references = {d.source.slug: resolving.resolve(d, mentions[d.source.slug], register) for d in documents}
    return documents, references, register


def doubts(texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
    """What resolving tells of a collection of texts, by their names."""
    _, references, register = collected(source(text, slug) for slug, text in texts.items())
    return resolving.conflicts(register, references)
