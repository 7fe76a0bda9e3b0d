"""The search of a built site, measured: what a question costs, here and in a browser.

    python benchmarks/search_questions.py SITE [--questions 300] [--seed 1] [--browser [/usr/bin/chromium]]

Enters: a folder that holds `search/index.json`, of a built site (in small files, or whole). Leaves: how large the index
is, and a table: of questions made from its own texts (numbers of texts, clauses by name, phrases, the same without
marks, sentences, words that stand apart) the files and bytes that each fetches when nothing was fetched before; the
processor milliseconds of each in one run of `vanban search --batch`, and the same in a browser from the question to its
answer; there also the time until the search is ready and the memory of the page's process. How good the answers are is
measured by the tests; what is measured here is cost. 300 questions take a minute or two, of a collection of any size.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import random
import re
import statistics
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_tools import searching
from build_tools.searching.gathering import Gathering
from build_tools.vietnamese import folded

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
ASK = """async ([script, questions]) => {
  const worker = new Worker(script), told = {times: []};
  const answer = (type) => new Promise((done) => {
    worker.onmessage = (event) => { if (event.data.type === type) done(event.data.data); };
  });
  const begun = performance.now();
  const ready = answer(1);
  worker.postMessage({type: 0, data: {config: {lang: ["vi"], separator: " "}, docs: [], options: {suggest: false}}});
  await ready;
  told.ready = performance.now() - begun;
  for (const question of questions) {
    const result = answer(3), asked = performance.now();
    worker.postMessage({type: 2, data: question});
    await result;
    told.times.push(performance.now() - asked);
  }
  window.kept = worker;
  return told;
}"""


MOST_FILES = 150  # of texts, from which questions are made


def texts_of(site: Path, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Columns of entries: of an index whole, or of some of its small files."""
    index = searching.head_of(site)
    if "entries" in index:
        yield index["entries"]
        return
    paths = sorted((site / "search").glob("texts-*/**/*.bin"))
    for path in sorted(chance.sample(paths, min(MOST_FILES, len(paths)))):
        yield json.loads(zlib.decompress(path.read_bytes()))["entries"]


def questions(site: Path, count: int, seed: int) -> dict[str, list[str]]:
    """Questions by kind, `count` in all."""
    chance = random.Random(seed)
    rows = [row for row in searching.head_of(site)["documents"] if row["slug"]]
    numbered = [row for row in rows if row.get("number")]
    passages = [
        words
        for columns in texts_of(site, chance)
        for text in chance.sample(columns["text"], min(60, len(columns["text"])))
        if len(words := re.findall(r"[^\W\d_]+", text)) >= 14
    ]
    each = max(1, count // 6)

    def phrase(least: int, most: int) -> str:
        words = chance.choice(passages)
        size = chance.randint(least, min(most, len(words)))
        begin = chance.randrange(len(words) - size + 1)
        return " ".join(words[begin : begin + size])

    def called(row: dict[str, str]) -> str:
        return row.get("called") or row["name"]

    return {
        "number of a text": [chance.choice(numbered)["number"] for _ in range(each)],
        "clause by name": [
            f"khoản {chance.randint(1, 3)} điều {chance.randint(1, 30)} {called(chance.choice(rows))}"
            for _ in range(each)
        ],
        "phrase": [phrase(3, 5) for _ in range(each)],
        "phrase without marks": [folded(phrase(3, 5)) for _ in range(each)],
        "sentence": [phrase(9, 14) for _ in range(each)],
        "words apart": [f"{phrase(1, 2)} {phrase(1, 2)}" for _ in range(each)],
    }


def fetched(site: Path, asked: dict[str, list[str]]) -> dict[str, list[tuple[float, ...]]]:
    """The files and kilobytes that each question fetches when nothing was fetched before."""
    if not isinstance(collection := searching.load(site), Gathering):
        whole = site / json.loads((site / searching.INDEX).read_bytes())["whole"]
        return {kind: [(1, whole.stat().st_size / 1e3)] * len(some) for kind, some in asked.items()}
    sizes, fetch, found = list[int](), collection._fetch, dict[str, list[tuple[float, ...]]]()
    collection._fetch = lambda name: (data := fetch(name), sizes.append(len(data)))[0]
    for kind, some in asked.items():
        for question in some:
            sizes.clear()
            collection._shards.clear()
            collection._texts.clear()
            collection.gather(question)  # as the box asks; a search for the shell reads more
            found.setdefault(kind, []).append((len(sizes), sum(sizes) / 1e3))
    return found


def shuffled(asked: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The questions with their kinds, in the same order each time."""
    every = [(kind, question) for kind, some in asked.items() for question in some]
    random.Random(0).shuffle(every)
    return every


def here(site: Path, asked: dict[str, list[str]]) -> dict[str, list[float]]:
    """The processor milliseconds of each question, one behind the other as `vanban search --batch` asks them."""
    collection, times = searching.load(site), dict[str, list[float]]()
    for kind, question in shuffled(asked):
        begun = time.process_time()
        searching.search(collection, question)
        times.setdefault(kind, []).append(1e3 * (time.process_time() - begun))
    return times


def in_browser(site: Path, asked: dict[str, list[str]], browser: str) -> tuple[dict[str, list[float]], str]:
    """The milliseconds of each question in a browser, each asked once; when it is ready, and what memory it takes."""
    from playwright.sync_api import sync_playwright

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/search/"
    script = next((site / "search").glob("worker*.js")).name
    every = shuffled(asked)
    others = _pages()
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=browser, args=FLAGS.split())
        page = window.new_page()
        page.goto(address + "search_index.json")
        before = _memory(others)
        told = page.evaluate(ASK, [address + script, [question for _, question in every]])
        after = _memory(others)
        window.close()
    server.shutdown()
    times = dict[str, list[float]]()
    for (kind, _), taken in zip(every, told["times"], strict=True):
        times.setdefault(kind, []).append(taken)
    return times, f"ready in {told['ready']:.0f} ms; the page's process {after:.0f} MB ({before:.0f} before)"


def table(
    files: dict[str, list[tuple[float, ...]]], shell: dict[str, list[float]], browser: dict[str, list[float]]
) -> Iterator[str]:
    """What each kind of question costs, and all of them."""
    yield "| question | files: median / most | KB: median / most | `--batch`, processor ms: mean / median / 95 % |" + (
        " browser, ms: median / 95 % |" if browser else ""
    )
    yield "|---" * (5 if browser else 4) + "|"
    for kind in [*files, "all"]:
        some, here_, there = (
            [one for name, ones in measured.items() if kind in (name, "all") for one in ones]
            for measured in (files, shell, browser)
        )
        counts, sizes = zip(*some, strict=True)
        row = [kind, f"{statistics.median(counts):.0f} / {max(counts):.0f}",
               f"{statistics.median(sizes):.0f} / {max(sizes):.0f}",
               f"{statistics.mean(here_):.0f} / {statistics.median(here_):.0f} / {_most_of(here_):.0f}"]  # fmt: skip
        row += [f"{statistics.median(there):.0f} / {_most_of(there):.0f}"] if there else []
        yield f"| {' | '.join(row)} |"


def _most_of(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _pages() -> set[str]:
    """The processes that show pages."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"--type=renderer" in path.read_bytes():
                found.add(path.parent.name)
        except OSError:
            continue
    return found


def _memory(others: set[str]) -> float:
    """The megabytes of the largest process that shows a page, but for others'."""
    found = [0.0]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.parent.name not in others and b"--type=renderer" in path.read_bytes():
                rollup = (path.parent / "smaps_rollup").read_text()
                found.append(int(re.findall(r"Pss: +(\d+)", rollup)[0]) / 1024)
        except (OSError, IndexError):
            continue
    return max(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--browser", nargs="?", const="/usr/bin/chromium", default="")
    options = parser.parse_args()
    asked = questions(options.site, options.questions, options.seed)
    sizes = [path.stat().st_size for path in (options.site / "search").rglob("*") if path.is_file()]
    head = (options.site / searching.INDEX).read_bytes()
    packed = len(zlib.compress(head)) / 1e3
    told = f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB; head {len(head) / 1e3:.0f} KB, {packed:.0f} packed"
    there, ready = in_browser(options.site, asked, options.browser) if options.browser else ({}, "")
    files, shell = fetched(options.site, asked), here(options.site, asked)
    print(f"{told}{'; ' if ready else ''}{ready}\n")
    print("\n".join(table(files, shell, there)))


if __name__ == "__main__":
    main()
