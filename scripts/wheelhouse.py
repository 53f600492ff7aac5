"""Fetches everything an offline computer needs to install the tool: `python run.py wheelhouse`.

    python run.py wheelhouse [FOLDER] [--only win_amd64-3.13]

Writes FOLDER (dist/wheelhouse by default): our own wheel, the wheels of the libraries in the tested
versions for each system and Python, SHA256SUMS and INSTALL.txt; then tries for each system and
Python whether what is there is enough.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# A system's name → the tags its wheels may carry.
SYSTEMS = {
    "win_amd64": ("win_amd64",),
    "win_arm64": ("win_arm64",),
    "linux_x86_64": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"),
}
# Asked for on Windows only; pip looks at the computer it runs on, so it has to be named.
ALSO = ("colorama",)
INSTALL = """Install selfassess without the internet, for you alone, without administrator rights:

Windows   py -m venv %LOCALAPPDATA%\\selfassess
          %LOCALAPPDATA%\\selfassess\\Scripts\\pip install --no-index --find-links . selfassess
          %LOCALAPPDATA%\\selfassess\\Scripts\\selfassess --help

Linux     python3 -m venv ~/.local/selfassess
          ~/.local/selfassess/bin/pip install --no-index --find-links . selfassess
          ~/.local/selfassess/bin/selfassess --help

or, where they are there:   pipx install --pip-args "--no-index --find-links ." selfassess
                            uv tool install --no-index --find-links . selfassess

Run the commands in this folder. Needs Python 3.11, 3.12, 3.13 or 3.14. SHA256SUMS lists every file.
"""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py wheelhouse", description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "dist" / "wheelhouse"))
    parser.add_argument("--only", help="one system and Python, as win_amd64-3.13")
    chosen = parser.parse_args(arguments)
    folder = Path(chosen.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("selfassess-*.whl"):
        old.unlink()
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    pairs = [(s, p) for s in SYSTEMS for p in PYTHONS if chosen.only in (None, f"{s}-{p}")]
    for system, python in pairs:
        print(f"{system}, Python {python} ...", flush=True)
        ours = next(folder.glob("selfassess-*.whl"))
        wanted = (*target(system, python), "--constraint", str(LOCK), str(ours), *ALSO)
        pip("download", "--dest", str(folder), *wanted)
        enough(folder, system, python)
    (folder / "INSTALL.txt").write_text(INSTALL, encoding="utf-8")
    wheels = sorted(folder.glob("*.whl"))
    sums = [f"{hashlib.sha256(w.read_bytes()).hexdigest()}  {w.name}" for w in wheels]
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    size = sum(w.stat().st_size for w in wheels) / 1e6
    print(f"{len(wheels)} wheels, {size:.0f} MB, for {len(pairs)} systems and Pythons: {folder}")
    return 0


def target(system: str, python: str) -> list[str]:
    """What tells pip to fetch for another computer."""
    platforms = [part for tag in SYSTEMS[system] for part in ("--platform", tag)]
    return [*platforms, "--python-version", python, "--implementation", "cp",
            "--only-binary", ":all:"]  # fmt: skip


def enough(folder: Path, system: str, python: str) -> None:
    """Whether an offline computer of that kind finds all it needs in the folder."""
    with tempfile.TemporaryDirectory() as nowhere:
        pip("install", "--dry-run", "--no-index", "--find-links", str(folder), "--target", nowhere,
            "--ignore-installed", *target(system, python), "selfassess", *ALSO)  # fmt: skip


def pip(*arguments: str) -> None:
    call = [sys.executable, "-m", "pip", arguments[0], "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*call, *arguments[1:]]).returncode:
        print("That did not work. Is the package index (PyPI) in reach?")
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
