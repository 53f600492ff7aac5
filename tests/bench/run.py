"""Times every command as a person runs it and writes docs/performance.md.

    python tests/bench/run.py [--times 5] [--region 150] [--show]

Whole commands: start of Python, imports, work, saving. The median of several runs each, on a new
workspace (small), the sample council (real), and the same with every row twenty times (large);
`draft` by part, and as its rows grow. Nothing is asserted here: a timing is a measurement, not a
test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

try:
    import resource
except ImportError:  # Windows: only the time on the clock is known
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_inputs" / "northmere"
REPORT = ROOT / "docs" / "performance.md"
PARTS = ROOT / "tests" / "bench" / "parts.py"
GROWTH = (1, 5, 20)
TIMES_MORE = GROWTH[-1]
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
# Opens every cell of the workbooks and nothing more: what any reader of them has to spend.
READING = (
    "import sys; from pathlib import Path; from python_calamine import CalamineWorkbook as B\n"
    "for p in Path(sys.argv[1]).glob('inputs/*.xlsx'):\n"
    "    b = B.from_path(str(p)); [b.get_sheet_by_name(n).to_python() for n in b.sheet_names]\n"
)
HEAD = """# How fast it is

Written by `python tests/bench/run.py`; run it again to renew these figures. Whole commands as a
person runs them: the start of Python, imports, work, saving. Seconds of {clock}, the median of
{times} runs (the fastest in brackets). The ratio is of the fastest runs, to Python opening every
cell of the same workbooks and doing nothing more.

Measured on {day}: Python {python}, {system}, {cores} cores, with {load:.1f} programs running on
average. Programs that run beside it slow each other's memory: the fastest run is the better guide.
"""
CLOCK = "processor time (user and system)" if resource else "time on the clock"


def environment() -> dict[str, str]:
    """As an installed program runs: from compiled modules, kept outside the checkout."""
    cache = Path(tempfile.gettempdir()) / "selfassess-bench-cache"
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)}


def seconds(call: Sequence[str], times: int, before: Callable[[], object] | None = None) -> str:
    """The median time of a call and its fastest, as printed. What it says is thrown away."""
    taken = []
    for number in range(times + 1):
        if before:
            before()
        began = _spent()
        done = subprocess.run(call, env=environment(), capture_output=True)
        if done.returncode not in (0, 1):
            return "–"
        if number:  # the first run compiles
            taken.append(_spent() - began)
    return f"{median(taken):.2f} ({min(taken):.2f})"


def _spent() -> float:
    """What all programs started here have cost so far, in seconds."""
    if not resource:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tool(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "selfassess", *arguments]


def large(folder: Path, times: int = TIMES_MORE) -> Path:
    """The sample with every row of its workbooks so many times."""
    shutil.copytree(SAMPLE, folder)
    for path in (folder / "inputs").glob("*.xlsx"):
        book = load_workbook(path)
        for ws in book.worksheets:
            rows = [[c.value for c in row] for row in ws.iter_rows(min_row=3)]
            for _ in range(times - 1):
                for row in rows:
                    ws.append(row)
        book.save(path)
    return folder


def best(said: str) -> float:
    return float(said.split("(")[1].rstrip(")")) if "(" in said else 0.0


def commands(home: Path, times: int) -> str:
    """The table of commands."""
    subprocess.run(tool("new", str(home / "small"), "--name", "Northmere"), env=environment())
    shutil.copytree(SAMPLE, home / "real")
    large(home / "large")
    sizes = ("small", "real", "large")
    lines = ["| command | small | real | 20 × the rows | ratio, real | ratio, 20 × |",
             "| --- | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    for help_of in (["--help"], ["draft", "--help"]):
        lines.append(f"| `{' '.join(help_of)}` | {seconds(tool(*help_of), times)} | | | | |")
    made = home / "made"
    remake = lambda: shutil.rmtree(made, ignore_errors=True)  # noqa: E731
    lines.append(f"| `new` | {seconds(tool('new', str(made)), times, remake)} | | | | |")
    alone = [seconds([sys.executable, "-c", READING, str(home / s)], times) for s in sizes]
    lines.append(f"| opening every cell, nothing more | {' | '.join(alone)} | 1 | 1 |")
    for name, *options in (["check"], ["draft"], ["draft", "--fresh"], ["readiness"]):
        told = [seconds(tool(name, str(home / s), *options), times) for s in sizes]
        lines.append(_row(" ".join([name, *options]), told, alone))
    for name, *place in (["findings", "-w"], ["explain P4", "-w"], ["annex-a"], ["review"]):
        told = [seconds(tool(*name.split(), *place, str(home / s)), times) for s in sizes]
        lines.append(_row(name, told, alone))
    said = "\n".join(lines)
    if shutil.which("pdftotext"):
        pdfs = sorted((SAMPLE / "inputs" / "letters").glob("*.pdf"))
        spent = sum(best(seconds(["pdftotext", str(p), "-"], times)) for p in pdfs)
        said += (
            f"\n\n`pdftotext` on the {len(pdfs)} PDF reports of the sample: {spent:.2f} s together."
        )
    return said


def _row(name: str, told: list[str], alone: list[str]) -> str:
    ratios = [
        f"{best(t) / best(a):.1f}" if best(a) and best(t) else "–"
        for t, a in zip(told[1:], alone[1:], strict=True)
    ]
    return f"| `{name}` | {' | '.join([*told, *ratios])} |"


def by_part(home: Path, times: int) -> str:
    """What `draft --fresh` of the sample spends on each part, the median of several runs."""
    shutil.copytree(SAMPLE, home / "parts")
    call = [sys.executable, str(PARTS), str(home / "parts")]
    runs = []
    for _ in range(times + 1):
        done = subprocess.run(call, env=environment(), capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    part = {name: median(run[name] for run in runs[1:]) for name in runs[0]}
    lines = [f"| {name} | {spent:.3f} |" for name, spent in part.items()]
    return "\n".join(
        ["## `draft --fresh` by part\n", "| part | seconds |", "| --- | ---: |", *lines,
         f"| together | {sum(part.values()):.3f} |"]
    )  # fmt: skip


def growth(home: Path, times: int) -> str:
    """`draft --fresh` as the rows of the sample grow, and what each further copy costs."""
    taken = {}
    for more in GROWTH:
        folder = large(home / f"growth-{more}", more)
        taken[more] = best(seconds(tool("draft", str(folder), "--fresh"), times))
    first = taken[GROWTH[0]]
    lines = ["## As the rows grow\n", "| rows | seconds | for each further copy of the rows |",
             "| ---: | ---: | ---: |"]  # fmt: skip
    for more, spent in taken.items():
        each = f"{(spent - first) / (more - 1):.2f}" if more > 1 else ""
        lines.append(f"| × {more} | {spent:.2f} | {each} |")
    return "\n".join(lines)


def region(home: Path, size: int) -> str:
    """A region of copies of the sample: the time, and the most memory all processes held."""
    for number in range(size):
        shutil.copytree(SAMPLE, home / "region" / f"council-{number:03}")
    call = tool("draft", str(home / "region"), "--summary", str(home / "summary"))
    began = time.perf_counter()
    running = subprocess.Popen(call, env=environment(), stdout=subprocess.PIPE, text=True)
    most, stop = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(running.pid, most, stop))
    watcher.start()
    said = running.communicate()[0]
    stop.set()
    watcher.join()
    spent = time.perf_counter() - began
    end = next(line for line in said.splitlines() if "workspaces:" in line)
    return (
        f"## A region\n\n`draft` over {size} copies of the sample with `--summary`, on "
        f"{os.cpu_count()} cores: {spent:.0f} s ({spent / size:.2f} s each), at most "
        f"{most[0]:.0f} MB in all processes together. It said: {end}\n"
    )


def _watch(pid: int, most: list[float], stop: threading.Event) -> None:
    while not stop.wait(0.5):
        most[0] = max(most[0], sum(_megabytes(each) for each in _family(pid)))


def _family(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return [pid]
    return [pid, *(each for child in text.split() for each in _family(int(child)))]


def _megabytes(pid: int) -> float:
    """Memory of a process; what it shares with others is counted in each, so the sum is high."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6
    except (OSError, IndexError):
        return 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--region", type=int, default=0, help="so many workspaces at once")
    parser.add_argument("--show", action="store_true", help="print, and leave the page as it is")
    chosen = parser.parse_args()
    before = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else ""
    with tempfile.TemporaryDirectory() as folder:
        table = "\n\n".join(
            made(Path(folder), chosen.times) for made in (commands, by_part, growth)
        )
        regional = region(Path(folder), chosen.region) if chosen.region else ""
    kept = before.partition("## A region")
    regional = regional or "".join(kept[1:])
    head = HEAD.format(
        times=chosen.times, day=date.today(), python=platform.python_version(),
        system=platform.system(), clock=CLOCK, cores=os.cpu_count(), load=os.getloadavg()[0],
    )  # fmt: skip
    page = f"{head}\n{table}\n\n{regional}".rstrip() + "\n"
    print(page)
    if not chosen.show:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
