"""What the oracle takes for the project's own in a page, and what it refuses, wherever it stands."""

from __future__ import annotations

import re

import pytest

from build_tools import writing
from build_tools.errors import Refusal
from build_tools.writing.markup import strangers

PAGE = (
    '<!doctype html><html lang="vi" class="no-js"><head><title>{title}</title><meta name="description" '
    'content="a">{head}</head><body dir="ltr"><nav class="vb-contents"><ol><li><a '
    'href="#dieu-1">{contents}</a></li></ol></nav><main><article>'
    '<h1 id="dau-trang">{heading}</h1><div id="van-ban" class="van-ban" lang="vi"><p id="dieu-1" '
    'class="dieu">{text}</p>'
    "</div></article></main></body></html>"
)
PLACES = ["title", "head", "contents", "heading", "text"]


def page(**parts: str) -> str:
    return PAGE.format(**{**dict.fromkeys(PLACES, ""), **parts})


def test_what_the_project_writes_is_no_stranger() -> None:
    script = '<script src="../assets/frame.js"></script><script type="application/ld+json">{"a": "<b>"}</script>'
    text = '<b>Điều 1.</b> a <a href="../x/#dieu-2" class="ref" title="b">c</a><br>'
    assert list(strangers(page(title="a &lt;script&gt;", head=script, contents="a", heading="a", text=text))) == []


STRANGE = {
    "script": "<script>alert(1)</script>",
    "script of another site": '<script src="//evil.example/a.js"></script>',
    "image": "<img src=x>",
    "handler": '<p onclick="alert(1)">a</p>',
    "style element": "<style>p{display:none}</style>",
    "style": '<p style="display:none">a</p>',
    "comment": "<!-- chú",
    "textarea": "<textarea>",
    "plaintext": "<plaintext>",
    "template": "<template><p>a</p></template>",
    "select": "<select><option>a</select>",
    "frame": "<iframe srcdoc='&lt;script&gt;'></iframe>",
    "object": "<object data=a></object>",
    "base": '<base href="//evil.example/">',
    "form": '<form action="https://evil.example/"><input name=a></form>',
    "refresh": '<meta http-equiv="refresh" content="0; url=//evil.example">',
    "policy": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "sheet": '<link rel="stylesheet" href="https://evil.example/a.css">',
    "preload": '<link rel="preload" href="a">',
    "link with script": '<a href="javascript:alert(1)">a</a>',
    "link with script, disguised": '<a href=" jAva&#10;script:alert(1)">a</a>',
    "link elsewhere": '<a href="https://evil.example/">a</a>',
    "link without scheme": '<a href="\\\\evil.example/">a</a>',
    "math": "<math><mtext><a href=a>a</a></mtext></math>",
    "processing instruction": "<?php a ?>",
}


@pytest.mark.parametrize("place", ["head", "contents", "heading", "text"])
@pytest.mark.parametrize("name", STRANGE)
def test_a_stranger_is_found_wherever_it_stands(name: str, place: str) -> None:
    assert list(strangers(page(**{place: STRANGE[name]}))) != []


def test_a_title_that_ends_its_element_is_found() -> None:
    assert list(strangers(page(title="</title><script>alert(1)</script>"))) != []


def test_addresses_that_the_publisher_gave_are_no_strangers() -> None:
    link = '<a href="https://vanban.chinhphu.vn/a">a</a>'
    assert list(strangers(page(heading=link), {"https://vanban.chinhphu.vn/a"})) == []
    assert list(strangers(page(heading=link), {"https://vanban.chinhphu.vn/"})) != []


def test_a_former_address_may_lead_on_within_the_site() -> None:
    head = '<noscript><meta http-equiv="refresh" content="0; url=../../dan-chieu/x/"></noscript>'
    assert list(strangers(page(head=head))) == []


def test_a_page_with_a_stranger_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match=re.escape("van-ban/a.md: trang có phần tử lạ <img>")):
        writing.check_markup("van-ban/a.md", page(text="<img src=x>"))
