"""Line ends that could not be decided in a region are told once."""

from __future__ import annotations

from build_tools.cleaning import clean
from build_tools.model import SourceText

NARROW = "\n".join(["Hoa hồng", "trồng ở", "vườn nhà", "của dân"] * 3)
CELLS = "\n".join(
    ["Hoa hồng trồng ở ngoài vườn nhà", "của dân thì phải tưới mỗi ngày", "cho đều, nhất là vào mùa khô"] * 4
)
PROSE = "Điều 1. Người trồng hoa phải làm đất cho tơi, bón phân cho đủ và tưới nước cho đều trong suốt mùa khô."


def codes(raw: str) -> list[str]:
    return [found.code for found in clean(SourceText("a", "a.txt", raw.encode(), raw, "")).findings]


def test_a_region_of_torn_lines_is_told_once() -> None:
    assert codes(f"{PROSE}\n{CELLS}\n{PROSE}").count("joins-undecided") == 1


def test_lines_as_narrow_as_cells_are_no_prose() -> None:
    assert "joins-undecided" not in codes(f"{PROSE}\n{NARROW}\n{PROSE}")


def test_a_line_or_two_are_not_told() -> None:
    assert "joins-undecided" not in codes(f"{PROSE}\nHoa hồng\ntrồng ở\n{PROSE}")
