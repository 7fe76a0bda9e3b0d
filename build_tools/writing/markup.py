"""The elements and attributes that the project writes, place by place: whatever else stands in a page came out of a
text.

Enters: the HTML of a page that was made of texts, and the addresses of other sites that the publisher gave. Leaves:
nothing, or a Refusal that names the first stranger. Read with the rules by which browsers read (HTML Living Standard,
13.2), for what counts is what stands in the document that a reader gets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import Refusal

ROOT = "#van-ban"
OURS = "đây là lỗi của chương trình, không phải của tệp: xin báo lại kèm tệp này"
THEIRS = (
    "đây là lỗi của chương trình: xin báo lại kèm tệp này. Nếu chính bạn đã thêm phần tử ấy vào overrides/, ghi nó vào"
    " build_tools/writing/markup.py"
)


def _rows(table: str) -> dict[str, frozenset[str]]:
    """Rows of `element: attributes`; what follows `*` may stand on each of them."""
    rows = {name: frozenset(rest.split()) for name, _, rest in (line.partition(":") for line in table.split("\n"))}
    everywhere = rows.pop("*", frozenset())
    return {name.strip(): rest | everywhere for name, rest in rows.items() if name.strip()}


# The document itself.
TEXT = _rows("""
*: id class title data-chrome data-row aria-label
a: href data-quoted
b:
br:
del:
div: lang role tabindex
h2:
h3:
h4:
h5:
h6:
ins:
p:
span:
table:
tbody:
td: colspan rowspan
th: colspan rowspan scope
thead:
tr:
""")

# What stands around it in the middle of a page, and the pages without a document.
ARTICLE = TEXT | _rows("""
*: id class title data-chrome
a: href tabindex aria-label data-row
article:
b:
button: type hidden
circle: cx cy r
code:
del:
details: hidden open
div: role aria-label data-base lang tabindex
em:
figure:
form: role action method
h1:
hr:
img: src alt loading
input: type name placeholder autocomplete autocapitalize spellcheck
ins:
label: for
li:
link: rel href
ol: role
p: data-search
path: d
script: type src defer
small:
strong:
span: data-from data-partly data-stop data-until
summary:
svg: width height aria-hidden
text: x y
time: datetime
tspan: x dy
ul:
""")

# The frame: header, search box, contents, footer.
FRAME = _rows("""
*: id class title aria-label aria-current data-md-component
a: href
body: dir data-md-color-scheme data-md-color-primary data-md-color-accent
button: type tabindex data-opens
div: role tabindex data-md-type data-md-scrollfix
footer:
form: name
head:
header:
html: lang data-running
img: src alt
input: type name placeholder required autocomplete autocapitalize autocorrect spellcheck \
  data-md-toggle data-md-color-media data-md-color-scheme data-md-color-primary data-md-color-accent
label: for hidden
li:
link: rel href type
main:
meta: charset name content property media http-equiv
nav:
noscript:
ol: role
p:
path: d
script: type src defer data-to data-parts
svg: xmlns viewBox
title:
ul:
""")

ADDRESSES = frozenset({"href", "src", "action", "data-to", "data-base", "data-search"})
DATA = frozenset({"application/json", "application/ld+json"})
RELATIONS = frozenset({"alternate feed", "canonical", "icon", "manifest", "stylesheet"})
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.\-]*:|[/\\]{2}")
_REFRESH = re.compile(r"0; url=(?![/\\]{2})[^:]*")
_LEFT_OUT = re.compile(r"[\x00-\x20]")  # blanks and control characters that browsers pass over in an address


def check_markup(place: str, html: str, known: Collection[str] = ()) -> None:
    """Raises Refusal if a page holds an element, an attribute or an address that the project did not write.

    `known`: the addresses of other sites to which the page may lead.
    """
    stranger = next(strangers(html, known), None)
    if stranger:
        raise Refusal(place, f"trang có {stranger}", THEIRS)


def strangers(html: str, known: Collection[str] = ()) -> Iterator[str]:
    """Everything in a page that the project did not write, in words.

    >>> list(strangers('<article><p class="x">a &lt;b onclick=c&gt;</p><p onclick="c()">a</p></article>'))
    ['thuộc tính lạ “onclick” ở <p>']
    """
    page = LexborHTMLParser(html)
    text, article = _within(page, ROOT), _within(page, "article")
    for node in page.root.traverse(include_text=True) if page.root else ():
        if node.is_text_node:
            continue
        here = node.mem_id
        allowed = TEXT if here in text else ARTICLE if here in article else FRAME
        yield from _strange(node, allowed, known)


def _within(page: LexborHTMLParser, selector: str) -> frozenset[int]:
    return frozenset(node.mem_id for top in page.css(selector) for node in top.traverse())


def _strange(node: LexborNode, allowed: Mapping[str, frozenset[str]], known: Collection[str]) -> Iterator[str]:
    name = node.tag or ""
    if name not in allowed:
        yield f"phần tử lạ <{name.strip('-')}>"
        return
    values = {attribute: value or "" for attribute, value in node.attributes.items()}
    yield from (f"thuộc tính lạ “{attribute}” ở <{name}>" for attribute in values if attribute not in allowed[name])
    for attribute in sorted(ADDRESSES & values.keys()):
        if _leads_away(values[attribute]) and values[attribute] not in known:
            yield f"địa chỉ lạ “{values[attribute][:80]}” ở <{name}>"
    if name in _POWERS and not _POWERS[name](values):
        yield f"<{name}> lạ: {', '.join(f'{key}={value[:40]}' for key, value in values.items())}"


# What elements that can do more than show words may be: scripts that are files or data, our relations, a refresh within
# the site.
_LINE_OF_ORIGINAL = re.compile(r"trang-\d+-\d+\.png")
_POWERS: Mapping[str, Callable[[Mapping[str, str]], bool]] = {
    # the publisher's own, on every page; a line of an original that was scanned
    "img": lambda values: values.get("class") == "vb-logo" or bool(_LINE_OF_ORIGINAL.fullmatch(values.get("src", ""))),
    "script": lambda values: "src" in values or values.get("type") in DATA,
    "link": lambda values: values.get("rel") in RELATIONS,
    "meta": lambda values: "http-equiv" not in values or bool(_REFRESH.fullmatch(values.get("content", ""))),
}


def _leads_away(address: str) -> bool:
    """Whether an address is not below the page's own site, as a browser reads it.

    >>> [_leads_away(a) for a in ("../a/#b", "#x", "java\\nscript:a", " //b", "https://c")]
    [False, False, True, True, True]
    """
    return bool(_SCHEME.match(_LEFT_OUT.sub("", address)))
