"""The whole site, measured: building, building again, and stock MkDocs Material over the same Markdown in the same run.

    python benchmarks/whole_site.py [--sizes 100 1000 3000] [--folder DIR] [--seed 1] [--jobs N] [--no-stock]
        [--commits A B] [--keep DIR] [--write]

Enters: how many made texts (`made_collection`), or a folder of real ones. Leaves: a table: wall and processor time by
stage, the most memory that all processes had at once (each page of it counted once: PSS), the site's size by kind of
file, seconds and bytes of each kind of file to take away; the same site built again with nothing changed, and with one
text changed. `--write` puts the table, with the machine it ran on, into benchmarks/results.md. `--commits A B` measures
two (or more) commits on the same texts in the same run, side by side (`make benchmark-compare OLD=A NEW=B`). 10,000
texts are hours of work: `--sizes 10000`. Seconds of the clock can be compared only where nothing else ran; seconds of
the processors always.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from made_collection import HERE, make

RESULTS = HERE / "benchmarks" / "results.md"
TICK = os.sysconf("SC_CLK_TCK")
KINDS = (
    ("pages of texts", "van-ban/*/index.html"),
    ("raw beside published", "van-ban/*/doi-chieu/index.html"),
    ("document.json", "van-ban/*/document.json"),
    ("source.txt", "van-ban/*/source.txt"),
    ("versions", "van-ban/*/tu-*/**/*"),
    ("pages of cited works", "dan-chieu/**/*"),
    ("search", "search/**/*"),
    ("data", "data/*"),
    ("theme", "assets/**/*"),
)
STOCK = """\
site_name: Stock
site_url: https://stock.example/
docs_dir: md
theme: {name: material, language: vi, font: false}
markdown_extensions: [attr_list, md_in_html, tables]
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""


@dataclass
class Run:
    """What one command took: seconds of the clock and of processors, megabytes of memory, whole and by stage."""

    wall: float = 0.0
    cpu: Counter[str] = field(default_factory=Counter)
    peak: float = 0.0
    walls: Counter[str] = field(default_factory=Counter)
    peaks: dict[str, float] = field(default_factory=dict)


def descendants(top: int) -> set[int]:
    """A process and all that it began."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
        except OSError:
            continue
    found, left = {top}, [top]
    while left:
        children = parents.get(left.pop(), [])
        found.update(children)
        left += children
    return found


def memory_of(process: int) -> float:
    """The megabytes of a process, those that it shares counted in part."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def seconds_of(process: int) -> float:
    """Processor time of a process and of its children that have ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / TICK


def measured(command: list[str], root: Path, checkout: Path = HERE) -> Run:
    """One command, watched four times a second; it names its stages in the file `stage`."""
    run, stage, began = Run(), root / "stage", time.monotonic()
    last = began
    stage.write_text("begin")
    spent: dict[int, float] = {}
    said = root / "said"
    environment = {**os.environ, "PYTHONPATH": str(checkout), "NO_MKDOCS_2_WARNING": "1"}
    with (
        said.open("w") as out,
        subprocess.Popen(command, cwd=root, stdout=out, stderr=out, env=environment) as process,
    ):
        while process.poll() is None:
            time.sleep(0.25)
            now = stage.read_text() or "begin"
            alive = descendants(process.pid)
            for each in alive:
                used = seconds_of(each)
                run.cpu[now] += max(0.0, used - spent.get(each, 0.0))
                spent[each] = max(used, spent.get(each, 0.0))
            run.peaks[now] = max(run.peaks.get(now, 0.0), sum(map(memory_of, alive)))
            run.walls[now] += time.monotonic() - last
            last = time.monotonic()
    run.wall, run.peak = time.monotonic() - began, max(run.peaks.values(), default=0.0)
    if process.returncode:
        raise SystemExit(f"{command}: {process.returncode}\n{said.read_text()[-2000:]}")
    return run


def build(root: Path, jobs: int) -> None:
    """What is measured: the build, which writes its stages down."""
    from build_tools import publishing

    told = ""

    def progress(what: str, done: int, of: int) -> None:
        nonlocal told
        if what != told or (done == of and of):
            told = what if done < of else "between stages, and MkDocs"
            (root / "stage").write_text(told)

    publishing.publish(root, jobs=jobs or None, progress=progress)


def project(root: Path, checkout: Path) -> None:
    """What a project has beside its texts."""
    for name in ("overrides", "docs"):
        shutil.copytree(checkout / name, root / name)
    shutil.copy(checkout / "mkdocs.yml", root / "mkdocs.yml")


@contextmanager
def checkouts(commits: Sequence[str]) -> Iterator[dict[str, Path]]:
    """Each commit in a folder of its own, by its name; this checkout as it stands where none is named."""
    if not commits:
        yield {"this": HERE}
        return
    with tempfile.TemporaryDirectory(prefix="vanban-commits-") as folder:
        found = {commit: Path(folder) / str(n) for n, commit in enumerate(commits)}
        try:
            for commit, place in found.items():
                git = ["git", "-C", str(HERE), "worktree", "add", "--quiet", "--detach", str(place), commit]
                subprocess.run(git, check=True)
            yield found
        finally:
            for place in found.values():
                git = ["git", "-C", str(HERE), "worktree", "remove", "--force", str(place)]
                subprocess.run(git, check=False, capture_output=True)


SAMPLE = 40  # texts of which files to take away are made


def export(root: Path) -> None:
    """What the files to take away cost, by format: tells seconds and bytes a text, as JSON."""
    from build_tools import exporting, pipeline
    from build_tools.execution import caching

    with caching.workers(1, caching.folder(root, True)) as work:
        site = pipeline.build(root, work=work)
    slugs = [document.source.slug for document in site.documents]
    chosen = slugs[:: max(1, len(slugs) // SAMPLE)][:SAMPLE]
    told = {}
    for extension in sorted(exporting.FORMATS, key=lambda name: name in ("pdf", "png")):  # typst begins threads
        jobs = list(exporting.jobs(site, [extension], "https://vanban.example/", chosen))
        began = time.process_time()
        size = sum(len(exporting.made(job)) for job in jobs)
        told[extension] = ((time.process_time() - began) / len(jobs), size / len(jobs))
    print(json.dumps(told))


def formats(root: Path) -> list[str]:
    """The files to take away, as lines of Markdown. The site is built without any: each is by setting."""
    command = [sys.executable, __file__, "--export", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, env=environment)
    lines = ["", "| file to take away | processors s a text | KB a text |", "|---|---|---|"]
    for extension, (seconds, size) in json.loads(run.stdout.splitlines()[-1]).items():
        lines.append(f"| {extension} | {seconds:.3f} | {size / 1e3:.0f} |")
    return lines


def sizes(site: Path) -> Iterator[tuple[str, int, int]]:
    """Kind of file, how many, how many bytes."""
    every = {path for path in site.rglob("*") if path.is_file()}
    left = set(every)
    for kind, pattern in KINDS:
        found = {path for path in site.glob(pattern) if path.is_file()} & left
        left -= found
        yield kind, len(found), sum(path.stat().st_size for path in found)
    yield "all others", len(left), sum(path.stat().st_size for path in left)
    yield "all", len(every), sum(path.stat().st_size for path in every)


def change_one(root: Path) -> None:
    """One more clause in a text of middling length."""
    texts = sorted((root / "source_texts").glob("*.txt"), key=lambda path: (path.stat().st_size, path.name))
    with texts[len(texts) // 2].open("a", encoding="utf-8") as file:
        file.write("\nMột khoản mới được thêm vào cuối văn bản để đo.\n")


def stock(root: Path) -> list[str]:
    """The command that builds the same Markdown pages with Material as it is installed; they are converted here."""
    vanban = [sys.executable, "-m", "build_tools", "convert", "--out", "md"]
    subprocess.run(vanban, cwd=root, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(HERE)})
    for path in (root / "md").rglob("*.md"):
        path.write_text(re.sub(r"(?m)^template: .*\n", "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    (root / "stock.yml").write_text(STOCK, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "stock.yml", "-d", "stock"]


@dataclass
class Measured:
    """One checkout over one collection."""

    runs: dict[str, Run]
    sizes: list[tuple[str, int, int]]


def over(root: Path, texts: Path, checkout: Path, jobs: int) -> Measured:
    """Built whole, again with nothing changed, again with one text changed."""
    shutil.copytree(texts, root / "source_texts")
    project(root, checkout)
    command = [sys.executable, __file__, "--build", str(root), "--jobs", str(jobs)]
    runs = {"whole": measured(command, root, checkout), "nothing changed": measured(command, root, checkout)}
    found = list(sizes(root / "site"))
    change_one(root)
    runs["one text changed"] = measured(command, root, checkout)
    return Measured(runs, found)


def table(root: Path, name: str, options: argparse.Namespace, places: Mapping[str, Path]) -> list[str]:
    """The measurements of one collection, as lines of Markdown."""
    texts = list((root / "source_texts").glob("*.txt"))
    raw = sum(path.stat().st_size for path in texts)
    all_ = {
        label: over(root / f"at-{n}", root / "source_texts", at, options.jobs)
        for n, (label, at) in enumerate(places.items())
    }
    last = root / f"at-{len(places) - 1}"
    stocks = {} if options.no_stock else {"stock Material": measured(stock(last), last)}
    lines = [f"### {name}: {len(texts)} texts, {raw / 1e6:.1f} MB", ""]
    for label, found in all_.items():
        lines += [f"Commit {label}:", ""] if len(all_) > 1 else []
        lines += ["| | wall s | processors s | of the whole | peak MB |", "|---|---|---|---|---|"]
        whole = found.runs["whole"]
        for what, run in {**found.runs, **stocks}.items():
            cpu = sum(run.cpu.values())
            part = f"{run.wall / whole.wall:.1%} / {cpu / sum(whole.cpu.values()):.1%}"
            lines.append(f"| {what} | {run.wall:.1f} | {cpu:.1f} | {part} | {run.peak:.0f} |")
        lines.append("")
    labels = [f" {label}" if len(all_) > 1 else "" for label in all_]
    lines += ["By stage, of the whole and with one text changed:", ""]
    columns = "whole: wall s | processors s | a text | peak MB | one changed: wall s | processors s |"
    lines.append("| stage |" + "".join(f"{each} {columns}" for each in labels))
    lines.append("|---|" + "---|---|---|---|---|---|" * len(all_))
    stages = Counter[str]()
    for found in all_.values():
        stages.update(found.runs["whole"].cpu)
    for stage, _ in stages.most_common():
        row = [(found.runs["whole"], found.runs["one text changed"]) for found in all_.values()]
        cells = "".join(
            f" {whole.walls[stage]:.1f} | {whole.cpu[stage]:.1f} | {whole.cpu[stage] / len(texts):.3f} |"
            f" {whole.peaks.get(stage, 0):.0f} | {one.walls[stage]:.1f} | {one.cpu[stage]:.1f} |"
            for whole, one in row
        )
        lines.append(f"| {stage} |{cells}")
    lines += ["", "| kind of file |" + "".join(f"{each} files | MB | times the raw text |" for each in labels)]
    lines.append("|---|" + "---|---|---|" * len(all_))
    for n, (kind, _, _) in enumerate(all_[next(iter(all_))].sizes):
        row_of = [found.sizes[n] for found in all_.values()]
        cells = "".join(f" {count} | {size / 1e6:.1f} | {size / raw:.2f} |" for _, count, size in row_of)
        lines.append(f"| {kind} |{cells}")
    return [*lines, *([] if options.no_formats else formats(last)), ""]


@contextmanager
def folder_for(keep: Path | None, size: int) -> Iterator[Path]:
    """Where a collection is made and built: a folder that goes, or one that stays for other measurements."""
    if keep:
        (keep / str(size)).mkdir(parents=True)
        yield (keep / str(size)).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="vanban-benchmark-") as folder:
        yield Path(folder)


def machine() -> str:
    """What it ran on, and what else ran."""
    models = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) or [platform.processor()]
    total = int(re.findall(r"MemTotal: +(\d+)", Path("/proc/meminfo").read_text())[0])
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=HERE, capture_output=True, text=True, check=False).stdout.strip()
    return (
        f"{len(os.sched_getaffinity(0))} processors ({models[0]}), {total / 1e6:.0f} GB,"
        f" Python {platform.python_version()}, {time.strftime('%Y-%m-%d %H:%M')}, commit {commit};"
        f" load before: {', '.join(f'{each:.1f}' for each in os.getloadavg())}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[100])
    parser.add_argument("--folder", type=Path, help="real texts, measured as well")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--no-stock", action="store_true")
    parser.add_argument("--no-formats", action="store_true", help="without the files to take away")
    parser.add_argument("--commits", nargs="+", default=[], help="measured side by side, instead of what stands here")
    parser.add_argument("--keep", type=Path, help="a folder in which what is built stays: DIR/<texts>/at-0")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--export", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build(options.build, options.jobs)
        return
    if options.export:
        export(options.export)
        return
    lines = [machine(), ""]
    with checkouts(options.commits) as places:
        for size in [*options.sizes, *([0] if options.folder else [])]:
            with folder_for(options.keep, size) as root:
                if size:
                    make(root, size, options.seed)
                else:
                    (root / "source_texts").mkdir()
                    for path in options.folder.glob("*.txt"):
                        shutil.copy(path, root / "source_texts")
                name = f"made, seed {options.seed}" if size else f"real texts of {options.folder.name}"
                lines += table(root, name, options, places)
                print("\n".join(lines), flush=True)
    if options.write:
        head = (
            "# The whole site, measured\n\nMade by `benchmarks/whole_site.py --write`; what rows mean is told there.\n"
        )
        RESULTS.write_text(f"{head}\n{chr(10).join(lines)}", encoding="utf-8")


if __name__ == "__main__":
    main()
