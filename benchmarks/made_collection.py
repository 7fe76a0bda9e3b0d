"""A collection made from a seed: laws, decrees, circulars, decisions with plans, Party texts, texts that amend.

    python benchmarks/made_collection.py FOLDER --count 100 [--seed 1]

Enters: a folder, how many texts, a seed. Leaves: FOLDER/source_texts/*.txt, the same bytes for the same seed. Lengths,
units and mentions a text are those of 96 real texts of the State and the Party (mean 101,000 characters, median 66,000;
6.4 units and 3.5 mentions in a thousand characters); the words are those of source_texts/, put together word by word,
so that no sentence stands twice. A text cites older ones only, the best known most often; some cited ones are not held.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
LENGTH = (10.91, 1.27)  # mean and deviation of the logarithm of a text's length
SHORTEST, LONGEST = 1_500, 600_000
MENTION_EVERY = 230  # characters
MINISTRIES = (
    ("BTC", "BỘ TÀI CHÍNH", "Bộ Tài chính"),
    ("BNV", "BỘ NỘI VỤ", "Bộ Nội vụ"),
    ("BCT", "BỘ CÔNG THƯƠNG", "Bộ Công Thương"),
    ("BYT", "BỘ Y TẾ", "Bộ Y tế"),
    ("BKHCN", "BỘ KHOA HỌC VÀ CÔNG NGHỆ", "Bộ Khoa học và Công nghệ"),
)
PROVINCES = ("Thái Bình", "Cao Bằng", "Kiên Giang", "Quảng Bình", "An Giang", "Nghệ An", "Hà Giang", "Lâm Đồng")


@dataclass(frozen=True)
class Made:
    """A text as others cite it; `articles` is how many Điều it has (0: a plan)."""

    slug: str
    cited: str
    articles: int
    own: str  # what it calls itself
    law: bool = False


class Words:
    """Sentences of the words of real texts: each word is one that followed the word before it somewhere."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.follows: dict[str, list[str]] = defaultdict(list)
        for path in sorted(folder.glob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                words = re.findall(r"\b[^\W\d_]+\b", line.lower())
                for word, following in pairwise(words):
                    self.follows[word].append(following)
        self.all = sorted(self.follows)

    def some(self, count: int) -> str:
        """So many words, the first with a capital."""
        word = self.chance.choice(self.all)
        found = [word]
        while len(found) < count:
            word = self.chance.choice(self.follows.get(word) or self.all)
            found.append(word)
        return " ".join(found).capitalize()


class Collection:
    """Texts, made one after the other."""

    def __init__(self, seed: int, words: Path = HERE / "source_texts") -> None:
        self.chance = random.Random(seed)
        self.words = Words(words, self.chance)
        self.made: list[Made] = []
        self.missing = [self._missing(n) for n in range(200)]

    def texts(self, count: int) -> Iterator[tuple[str, str]]:
        """Slug and text of each."""
        kinds: tuple[tuple[Callable[[int, int], tuple[Made, str]], int], ...] = (
            (self._law, 24),
            (self._amending, 8),
            (self._decree, 22),
            (self._circular, 20),
            (self._decision, 16),
            (self._party, 10),
        )
        for n in range(count):
            make = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
            made, text = make(n, 1990 + 35 * n // count)
            self.made.append(made)
            yield made.slug, text

    # ---------------------------------------------------------- the kinds of text

    def _law(self, n: int, year: int) -> tuple[Made, str]:
        name, term = self.words.some(4), 9 + (year - 1990) // 5
        number = f"{n + 1}/{year}/QH{term}"
        body, articles = self._articles("Luật", self._length())
        head = f"QUỐC HỘI\n{_STATE}\nLuật số: {number}\nHà Nội, ngày {self._day()} năm {year}\n\n"
        head += f"LUẬT\n{name.upper()}\n\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
        text = f"{head}Quốc hội ban hành Luật {name}.\n\n{body}\n\nCHỦ TỊCH QUỐC HỘI\n\nNguyễn Văn An\n"
        return Made(f"luat-{n + 1}-{year}-qh{term}", f"Luật {name} số {number}", articles, "Luật này", True), text

    def _amending(self, n: int, year: int) -> tuple[Made, str]:
        laws = [made for made in self.made if made.law and made.articles]
        if not laws:
            return self._law(n, year)
        of = self.chance.choice(laws)
        term, name = 9 + (year - 1990) // 5, of.cited.removeprefix("Luật ").partition(" số ")[0]
        number, items = f"{n + 1}/{year}/QH{term}", []
        for item in range(1, self.chance.randint(4, 40)):
            khoan, dieu = self.chance.randint(1, 3), self.chance.randint(1, of.articles)
            items.append(f"{item}. Sửa đổi, bổ sung khoản {khoan} Điều {dieu} như sau:")
            items.append(f"“{khoan}. {self._sentence('Luật này', 3)}”.")
        head = f"QUỐC HỘI\n{_STATE}\nLuật số: {number}\nHà Nội, ngày {self._day()} năm {year}\n\nLUẬT\n"
        head += f"SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT {name.upper()}\n\n"
        head += f"Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của {of.cited}.\n\n"
        body = f"Điều 1. Sửa đổi, bổ sung một số điều của {of.cited}\n" + "\n".join(items)
        tail = f"\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực từ ngày 01 tháng 01 năm {year + 1}.\n"
        text = f"{head}{body}{tail}\nCHỦ TỊCH QUỐC HỘI\n\nNguyễn Văn An\n"
        cited = f"Luật sửa đổi, bổ sung một số điều của Luật {name} số {number}"
        return Made(f"luat-{n + 1}-{year}-qh{term}", cited, 0, "Luật này"), text

    def _decree(self, n: int, year: int) -> tuple[Made, str]:
        number, day = f"{n + 1}/{year}/NĐ-CP", self._day()
        body, articles = self._articles("Nghị định", self._length())
        head = f"CHÍNH PHỦ\n{_STATE}\nSố: {number}\nHà Nội, ngày {day} năm {year}\n\nNGHỊ ĐỊNH\n"
        head += f"Quy định {self.words.some(9).lower()}\n\n{self._bases()}\n"
        head += f"Chính phủ ban hành Nghị định quy định {self.words.some(6).lower()}.\n\n"
        text = f"{head}{body}\n\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nNguyễn Văn Bình\n"
        cited = f"Nghị định số {number} ngày {day} năm {year} của Chính phủ"
        return Made(f"nghi-dinh-{n + 1}-{year}-nd-cp", cited, articles, "Nghị định này"), text

    def _circular(self, n: int, year: int) -> tuple[Made, str]:
        letters, capitals, body_name = self.chance.choice(MINISTRIES)
        number, day = f"{n + 1}/{year}/TT-{letters}", self._day()
        body, articles = self._articles("Thông tư", self._length())
        head = f"{capitals}\n{_STATE}\nSố: {number}\nHà Nội, ngày {day} năm {year}\n\nTHÔNG TƯ\n"
        head += f"Hướng dẫn {self.words.some(9).lower()}\n\n{self._bases()}\n"
        head += f"Bộ trưởng {body_name} ban hành Thông tư hướng dẫn {self.words.some(5).lower()}.\n\n"
        text = f"{head}{body}\n\nBỘ TRƯỞNG\n\nTrần Văn Cường\n"
        cited = f"Thông tư số {number} ngày {day} năm {year} của Bộ trưởng {body_name}"
        return Made(f"thong-tu-{n + 1}-{year}-tt-{letters.lower()}", cited, articles, "Thông tư này"), text

    def _decision(self, n: int, year: int) -> tuple[Made, str]:
        province, number, day = self.chance.choice(PROVINCES), f"{n + 1}/QĐ-UBND", self._day()
        head = f"ỦY BAN NHÂN DÂN\nTỈNH {province.upper()}\n{_STATE}\nSố: {number}\n"
        head += (
            f"{province}, ngày {day} năm {year}\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch {self.words.some(8).lower()}"
        )
        head += f"\n\nỦY BAN NHÂN DÂN TỈNH {province.upper()}\n\n{self._bases()}\n\nQUYẾT ĐỊNH:\n\n"
        head += (
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        )
        head += "\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Dũng\n\n"
        plan = f"KẾ HOẠCH\n{self.words.some(9)}\n(Ban hành kèm theo Quyết định số {number})\n\n"
        text = head + plan + self._items("Kế hoạch này", self._length() // 3)
        cited = f"Quyết định số {number} ngày {day} năm {year} của Ủy ban nhân dân tỉnh {province}"
        slug = f"quyet-dinh-{n + 1}-qd-ubnd-{year}"
        return Made(slug, cited, 0, "Quyết định này"), text

    def _party(self, n: int, year: int) -> tuple[Made, str]:
        number, day = f"{n % 90 + 1}-NQ/TW", self._day()
        head = f"BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM\nSố {number}\nHà Nội, ngày {day} năm {year}\n\n"
        head += f"NGHỊ QUYẾT\nvề {self.words.some(9).lower()}\n\n"
        text = (
            head + self._items("Nghị quyết này", self._length() // 3) + "\nT/M BAN CHẤP HÀNH TRUNG ƯƠNG\n\nPhạm Văn E\n"
        )
        cited = f"Nghị quyết số {number} ngày {day} năm {year} của Ban Chấp hành Trung ương"
        return Made(f"nghi-quyet-{n + 1}-nq-tw-{year}", cited, 0, "Nghị quyết này"), text

    # ---------------------------------------------------------- their parts

    def _articles(self, own: str, length: int) -> tuple[str, int]:
        lines: list[str] = []
        size, dieu = 0, 0
        while size < length:
            if dieu % 10 == 0:
                lines += [f"\nChương {_roman(dieu // 10 + 1)}", self.words.some(4).upper()]
            dieu += 1
            article = [f"Điều {dieu}. {self.words.some(6)}"]
            for khoan in range(1, self.chance.randint(2, 6)):
                article.append(f"{khoan}. {self._sentence(f'{own} này', 1.2)}")
                if self.chance.random() < 0.3:
                    letters = "abcdđe"[: self.chance.randint(2, 6)]
                    article += [f"{letter}) {self._sentence(f'{own} này', 0.6)}" for letter in letters]
            lines += article
            size += sum(map(len, article))
        return "\n".join(lines), dieu

    def _items(self, own: str, length: int) -> str:
        lines: list[str] = []
        size, number = 0, 0
        while size < length:
            number += 1
            part = [f"\n{_roman(number)}. {self.words.some(5).upper()}"]
            for item in range(1, self.chance.randint(3, 9)):
                part.append(f"{item}. {self._sentence(own, 1.5)}")
                part += [f"- {self._sentence(own, 0.8)}" for _ in range(self.chance.randint(0, 3))]
            lines += part
            size += sum(map(len, part))
        return "\n".join(lines)

    def _sentence(self, own: str, size: float) -> str:
        words = self.words.some(max(6, int(self.chance.gauss(26, 9) * size)))
        count = sum(self.chance.random() < 1 / 3 for _ in range(3 * max(1, len(words) // MENTION_EVERY + 1)))
        mentions = [self._mention(own) for _ in range(min(count, 3))]
        return words + "".join(f" theo quy định tại {each}" for each in mentions) + "."

    def _mention(self, own: str) -> str:
        place = f"khoản {self.chance.randint(1, 3)} Điều {self.chance.randint(1, 12)}"
        if self.chance.random() < 0.6 or not self.made:
            return f"{place} {own}"
        cited = self._cited()
        if self.chance.random() < 0.4 and cited.articles:
            return f"khoản {self.chance.randint(1, 3)} Điều {self.chance.randint(1, cited.articles)} {cited.cited}"
        return cited.cited

    def _cited(self) -> Made:
        if not self.made or self.chance.random() < 0.25:
            return self.missing[min(int(self.chance.paretovariate(0.8)) - 1, len(self.missing) - 1)]
        return self.made[min(int(self.chance.paretovariate(0.6)) - 1, len(self.made) - 1)]

    def _bases(self) -> str:
        return "\n".join(f"Căn cứ {self._cited().cited};" for _ in range(self.chance.randint(2, 4)))

    def _missing(self, n: int) -> Made:
        year = 1985 + n % 5
        return Made("", f"Nghị định số {n + 1}/{year}/NĐ-CP ngày {self._day()} năm {year} của Chính phủ", 0, "")

    def _length(self) -> int:
        return int(min(LONGEST, max(SHORTEST, self.chance.lognormvariate(*LENGTH))))

    def _day(self) -> str:
        return f"{self.chance.randint(1, 28):02} tháng {self.chance.randint(1, 12):02}"


_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def _roman(number: int) -> str:
    found = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        found, number = found + letters * (number // value), number % value
    return found + "I" * number


def make(folder: Path, count: int, seed: int = 1) -> int:
    """Writes the texts of a collection below `folder`; how many bytes they have."""
    texts = folder / "source_texts"
    texts.mkdir(parents=True, exist_ok=True)
    size = 0
    for slug, text in Collection(seed).texts(count):
        data = text.encode()
        (texts / f"{slug}.txt").write_bytes(data)
        size += len(data)
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(make(options.folder, options.count, options.seed), "bytes")
