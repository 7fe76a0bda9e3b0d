"""What a reader sees of a hit, as the browser's scripts cut and mark it; and the days that a query may hold."""

from __future__ import annotations

import pytest
import searching_scripts as browser

_SHOWN = """
  const slot = words => ({ terms: new Map([[words[0].key, 1]]), near: [], weight: 2 });
  return given.map(([text, query]) => {
    const asked = { slots: query.map(word => slot(words(word))), spans: [] };
    return [snippet(text, asked, null), markedBeginning(text, asked, null)];
  });
"""


def shown(*given: tuple[str, list[str]]) -> list[list[str]]:
    return browser.run(_SHOWN, given)  # type: ignore[no-any-return]


def numbered(count: int, **at: str) -> str:
    return " ".join(at.get(f"w{n}", "lá") for n in range(1, count + 1))


def test_a_short_text_is_shown_whole_and_its_words_are_marked() -> None:
    assert shown(("Lập kho, bãi", ["kho"]), ("Lập kho bãi", ["kho", "bãi"]), ("Lập kho; bãi", ["kho", "bãi"])) == [
        ["Lập <mark>kho</mark>, bãi"] * 2,
        ["Lập <mark>kho bãi</mark>"] * 2,
        ["Lập <mark>kho</mark>; <mark>bãi</mark>"] * 2,
    ]


def test_a_title_is_cut_behind_its_twenty_fourth_word() -> None:
    whole, longer = numbered(24, w24="kho"), numbered(25, w24="kho", w25="bãi")
    marked = " ".join(["lá"] * 23 + ["<mark>kho</mark>"])
    assert [title for _, title in shown((whole, ["kho"]), (longer, ["kho", "bãi"]))] == [marked, marked + " …"]


def test_a_snippet_has_forty_words_and_begins_where_its_sentence_does() -> None:
    whole, longer = numbered(40, w5="kho"), numbered(41, w5="kho")
    far = numbered(100, w60="Sân.", w61="Kho", w62="bãi")
    first, second, third = (snippet for snippet, _ in shown((whole, ["kho"]), (longer, ["kho"]), (far, ["kho", "bãi"])))
    begins = "lá lá lá lá <mark>kho</mark> "
    assert first == begins + " ".join(["lá"] * 35)
    assert second == first + " …"
    assert third == "… <mark>Kho bãi</mark> " + " ".join(["lá"] * 38)


def test_of_two_places_the_one_that_answers_more_is_shown() -> None:
    text = numbered(200, w5="kho", w100="kho", w101="bãi")
    ((snippet, _),) = shown((text, ["kho", "bãi"]))
    assert "<mark>kho bãi</mark>" in snippet


@pytest.mark.parametrize(
    ("day", "month", "key"),
    [
        ("1", "1", "@2024-01-01"), ("31", "12", "@2024-12-31"), ("0", "5", None), ("32", "5", None), ("5", "0", None),
        ("5", "13", None), ("05", "02", "@2024-02-05"),
    ],
)  # fmt: skip
def test_days_of_a_query(day: str, month: str, key: str | None) -> None:
    found = browser.run("return dateOf(given[0], given[1], '2024', 3, 5);", [day, month])
    assert (found and found["key"]) == key
