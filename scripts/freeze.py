"""Builds the program with Python inside, for computers without it: `python run.py freeze`.

    python run.py freeze [FOLDER]

Writes FOLDER/selfassess (dist/frozen by default): a folder that can be carried as it is to another
computer of the same system, with `selfassess` (`selfassess.exe` on Windows) in it. PyInstaller can
only build for the system it runs on: for Windows run this on Windows. It lives in an environment
of its own that is thrown away; the project does not depend on it. What was built is then tried.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
BUILDER = ("pyinstaller==6.22.3",)
SAMPLE = ROOT / "sample_inputs" / "northmere"
WINDOWS = os.name == "nt"
# Workers of a frozen program on Windows are the program itself, started again.
ENTRY = """import multiprocessing

multiprocessing.freeze_support()

from selfassess.cli import run

run()
"""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py freeze", description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "dist" / "frozen"))
    folder = Path(parser.parse_args(arguments).folder).resolve()
    with tempfile.TemporaryDirectory(prefix="selfassess-freeze-") as work:
        program = built(Path(work), folder)
        faults = tried(program, Path(work))
    size = sum(f.stat().st_size for f in program.parent.rglob("*") if f.is_file()) / 1e6
    print(f"{program.parent}: {size:.0f} MB")
    return 1 if faults else 0


def built(work: Path, folder: Path) -> Path:
    """The program, in a folder of its own under `folder`."""
    print("Fetching the builder and the libraries ...", flush=True)
    venv.EnvBuilder(with_pip=True).create(work / "environment")
    python = work / "environment" / ("Scripts/python.exe" if WINDOWS else "bin/python")
    shutil.rmtree(folder / "selfassess", ignore_errors=True)
    do(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
       "--constraint", LOCK, ROOT, *BUILDER)  # fmt: skip
    entry = work / "selfassess_program.py"
    entry.write_text(ENTRY, encoding="utf-8")
    print("Building ...", flush=True)
    do(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--onedir", "--console",
       "--name", "selfassess", "--collect-all", "selfassess", "--collect-data", "docx",
       "--collect-all", "pypdfium2", "--collect-all", "pypdfium2_raw",
       "--distpath", folder, "--workpath", work / "work", "--specpath", work, entry,
       where=work)  # fmt: skip
    return folder / "selfassess" / ("selfassess.exe" if WINDOWS else "selfassess")


def tried(program: Path, work: Path) -> int:
    """Runs what was built on the sample, without any Python in reach; how many runs failed."""
    place = work / "OneDrive - Northmere Council"
    shutil.copytree(SAMPLE, place / "northmere")
    alone = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    alone["PATH"] = os.environ.get("SYSTEMROOT", "") if WINDOWS else "/nowhere"
    faults = 0
    for arguments in (
        ["--help"],
        ["--version"],
        ["new", "another"],
        ["check", "northmere"],
        ["findings", "-w", "northmere"],
        ["annex-a", "northmere"],
        ["draft", "northmere"],
        ["readiness", "northmere"],
        ["explain", "P4", "-w", "northmere"],
        ["check", "northmere", "another"],
    ):
        began = time.perf_counter()
        ran = subprocess.run([program, *arguments], cwd=place, env=alone, capture_output=True)
        wrong = ran.returncode not in (0, 1) or b"our fault" in ran.stderr + ran.stdout
        faults += wrong
        seconds = time.perf_counter() - began
        print(f"  selfassess {' '.join(arguments)}: {seconds:.2f} s" + ("  FAILED" * wrong))
        if wrong:
            print((ran.stdout + ran.stderr).decode("utf-8", "replace")[-2000:])
    starts = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([program, "--help"], cwd=place, env=alone, capture_output=True)
        starts.append(time.perf_counter() - began)
    written = place / "northmere" / "outputs" / "self-evaluation.docx"
    faults += not (written.is_file() and written.stat().st_size > 50_000)
    print(f"  it starts (--help) in {statistics.median(starts):.2f} s")
    return faults


def do(*call: object, where: Path = ROOT) -> None:
    """Runs a program. Where it builds it must not stand in the checkout, or it takes from there."""
    if subprocess.run([str(part) for part in call], cwd=where).returncode:
        print("That did not work. Is the package index (PyPI) in reach?")
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
