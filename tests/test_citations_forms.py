"""The rows of the forms: every example is read as its row says, by the row's own reader and by the whole walk, and what
must not be is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from build_tools.addresses import provisions
from build_tools.citations import canvas, defined_names, forms, self_names, type_words, work_names
from build_tools.citations.named_work import Found, Spans

Form = forms.Form[Any]


def of_word(form: Form, words: str) -> list[str]:
    text = canvas.folded(words)
    typed = (
        word
        for word in type_words.read(text)
        if (word.capital or not form.capital) and (not form.types or word.type in form.types)
    )
    return said([form.read(text, word) for word in typed], work_names.read(text))


def anywhere(form: Form, words: str) -> list[str]:
    text = canvas.folded(words)
    walk = work_names.read(text)
    return said(form.read(text, [f for f in walk if f.form == "session"][:1]), walk)


def own(form: Form, words: str) -> list[str]:
    """Words behind the types of their text: "[Quyết định, Kế hoạch] Quyết định này"."""
    types, text = re.fullmatch(r"\[([^]]+)\] (.+)", words, re.DOTALL).groups()  # type: ignore[union-attr]
    here, *others = types.split(", ")
    typed, standing = type_words.read(text), self_names.Own(here, tuple(others))
    return said([form.read(text, word, standing) for word in typed], work_names.own(text, standing, (), typed))


def short(form: Form, words: str) -> list[str]:
    memory, named = defined_names.Memory(), work_names.read(words)
    memory.learn(words, named)
    return said(form.read(memory, words, Spans((f.start, f.end) for f in named), type_words.read(words)))


def places(form: Form, words: str) -> list[str]:
    items = [item for phrase in form.read(canvas.folded(words)) for item in phrase.items]
    return ["; ".join(map(provisions.steps_in_words, items))] if items else []


def said(found: Iterable[Found | None], walk: Sequence[Found] | Iterable[Found] | None = None) -> list[str]:
    """What is read, in words; all of it must be left by the walk through all rows."""
    read = [each for each in found if each]
    assert walk is None or {(f.start, f.end) for f in read} <= {(f.start, f.end) for f in walk}
    return [" | ".join(filter(None, (f.type, f.number or f.name or f.own or f.issuer, f.date or f.year))) for f in read]


GROUPS: tuple[tuple[tuple[Form, ...], Callable[[Form, str], list[str]]], ...] = (
    (forms.AT_WORD, of_word),
    (forms.ANYWHERE, anywhere),
    (forms.OWN, own),
    (forms.SHORT, short),
    (forms.PLACES, places),
)


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.name)
def test_examples_of_every_form(form: Form) -> None:
    read = next(how for rows, how in GROUPS if form in rows)
    assert [(words, read(form, words)) for words, _ in form.examples] == [
        (words, [wanted]) for words, wanted in form.examples
    ]
    assert [(words, read(form, words)) for words in form.not_these] == [(words, []) for words in form.not_these]


def test_every_form_has_its_own_name_and_a_reason_and_examples() -> None:
    assert len({form.name for form in forms.FORMS}) == len(forms.FORMS)
    assert all(form.why and len(form.examples) >= 2 and form.not_these for form in forms.FORMS)
