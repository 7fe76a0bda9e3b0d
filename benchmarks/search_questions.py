"""The search of a built site, measured: what a question costs, here and in a browser.

    python benchmarks/search_questions.py SITE [--questions 300] [--seed 1] [--browser /usr/bin/chromium]

Enters: a folder that holds `search/index.json`, of a built site (in small files, or whole). Leaves: a table: how large
the index is; of questions made from its own texts (numbers of texts, clauses by name, phrases, the same without marks,
sentences, words that stand apart) the files and bytes that each fetches when nothing was fetched before, and processor
milliseconds; in a browser the time until the search is ready, until a question is answered, and the memory of the
page's process. How good the answers are is measured by the tests; what is measured here is cost.
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


def texts_of(site: Path) -> Iterator[dict[str, Any]]:
    """Columns of entries: of an index whole, or of each of its small files."""
    index = searching.head_of(site)
    if "entries" in index:
        yield index["entries"]
        return
    for path in sorted((site / "search").glob("texts-*/**/*.bin")):
        yield json.loads(zlib.decompress(path.read_bytes()))["entries"]


def questions(site: Path, count: int, seed: int) -> dict[str, list[str]]:
    """Questions by kind, `count` in all."""
    chance = random.Random(seed)
    rows = [row for row in searching.head_of(site)["documents"] if row["slug"]]
    numbered = [row for row in rows if row.get("number")]
    passages = [
        words
        for columns in texts_of(site)
        for text in chance.sample(columns["text"], min(6, len(columns["text"])))
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


def here(site: Path, asked: dict[str, list[str]]) -> list[str]:
    """What each kind of question costs in Python, as lines of Markdown."""
    collection, fetched = searching.load(site), list[int]()
    lines = [
        "| question | files: median / most | KB: median / most | processor ms: median / 95 % |",
        "|---|---|---|---|",
    ]
    if isinstance(collection, Gathering):
        fetch = collection._fetch
        collection._fetch = lambda name: (data := fetch(name), fetched.append(len(data)))[0]
    for kind, some in {**asked, "all": [each for every in asked.values() for each in every]}.items():
        files, size, times = [], [], []
        for question in some:
            fetched.clear()
            if isinstance(collection, Gathering):
                collection._shards.clear()
                collection._texts.clear()
                collection.gather(question)  # as the box asks; a search for the shell reads more
            files.append(len(fetched))
            size.append(sum(fetched) / 1e3)
            begun = time.process_time()
            searching.search(collection, question)
            times.append(1e3 * (time.process_time() - begun))
        fetching = f"{statistics.median(files):.0f} / {max(files)} | {statistics.median(size):.0f} / {max(size):.0f}"
        lines.append(
            f"| {kind} | {fetching} | {statistics.median(times):.0f} / {sorted(times)[int(len(times) * 0.95)]:.0f} |"
        )
    return lines


def in_browser(site: Path, asked: dict[str, list[str]], browser: str) -> list[str]:
    """The same in a browser, each question asked once, as lines of Markdown."""
    from playwright.sync_api import sync_playwright

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/search/"
    script = next((site / "search").glob("worker*.js")).name
    every = [each for some in asked.values() for each in some]
    random.Random(0).shuffle(every)
    others = _pages()
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=browser, args=FLAGS.split())
        page = window.new_page()
        page.goto(address + "search_index.json")
        before = _memory(others)
        told = page.evaluate(ASK, [address + script, every])
        after = _memory(others)
        window.close()
    times = sorted(told["times"])
    slow = times[int(len(times) * 0.95)]
    return [
        f"In {Path(browser).name}: ready in {told['ready']:.0f} ms; a question of {len(times)}: median"
        f" {statistics.median(times):.0f} ms, 95 % {slow:.0f} ms, most {times[-1]:.0f} ms;"
        f" the page's process {after:.0f} MB ({before:.0f} before)."
    ]


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
    parser.add_argument("--browser", default="")
    options = parser.parse_args()
    asked = questions(options.site, options.questions, options.seed)
    sizes = [path.stat().st_size for path in (options.site / "search").rglob("*") if path.is_file()]
    head = (options.site / searching.INDEX).read_bytes()
    packed = len(zlib.compress(head)) / 1e3
    print(f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB; head {len(head) / 1e3:.0f} KB, {packed:.0f} packed\n")
    print("\n".join(here(options.site, asked)))
    if options.browser:
        print("\n" + "\n".join(in_browser(options.site, asked, options.browser)))


if __name__ == "__main__":
    main()
