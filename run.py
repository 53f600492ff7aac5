#!/usr/bin/env python3
"""Sets everything up and hands over. Needs only Python 3.11 or newer with pip.

    python run.py demo     writes the self-evaluation draft from sample_inputs/northmere
    python run.py test     passes the tests
    python run.py check    style and types
    python run.py wheelhouse   fetches all that an offline computer needs to install it
    python run.py freeze   builds a folder that runs on this kind of computer without Python
    python run.py ...      anything else is handed to `selfassess` itself

Uses the standard library only, because nothing else is there yet when it runs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
DEPS = ROOT / ".deps"  # only where Python came without venv
LOCK = ROOT / "requirements.lock"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the file that has to say so
        print(f"selfassess needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    if not arguments:
        print(__doc__)
        return 2
    environment = prepare()
    command, *rest = arguments
    match command:
        case "demo":
            return demo(environment, rest)
        case "test":
            return python(environment, "-m", "pytest", *rest)
        case "check" if not rest:  # with a workspace it is the command of the program
            return check(environment)
        case "wheelhouse":
            return python(environment, "scripts/wheelhouse.py", *rest)
        case "freeze":
            return python(environment, "scripts/freeze.py", *rest)
        case "lock":
            return lock(environment)
        case _:
            return python(environment, "-m", "selfassess", *arguments)


def demo(environment: dict[str, str], rest: list[str]) -> int:
    """The draft of the sample council, in a folder of its own so that the sample stays as it is."""
    target = ROOT / "out" / "northmere"
    if target.exists() and "--fresh" in rest:
        shutil.rmtree(target)
    if not target.exists():
        shutil.copytree(ROOT / "sample_inputs" / "northmere", target)
    ending = python(environment, "-m", "selfassess", "draft", str(target))
    written = target / "outputs" / "self-evaluation.docx"
    if ending in (0, 1) and written.is_file():
        print(f"\nThe draft: {written}")
        return 0
    return ending or 1


def check(environment: dict[str, str]) -> int:
    """Style, then types."""
    endings = [
        python(environment, "-m", "ruff", "check", "."),
        python(environment, "-m", "ruff", "format", "--check", "."),
        python(environment, "-m", "mypy"),
    ]
    return max(endings)


def lock(environment: dict[str, str]) -> int:
    """Writes down the versions that are installed now."""
    said = subprocess.run(
        [str(interpreter()), "-m", "pip", "list", "--format=freeze"],
        env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    ours = ("selfassess=", "pip=", "setuptools=", "wheel=")
    pins = [line for line in said.splitlines() if not line.lower().startswith(ours)]
    head = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    LOCK.write_text("\n".join([*head, *pins]) + "\n", encoding="utf-8")
    return 0


def prepare() -> dict[str, str]:
    """An environment with the project installed; nothing is done where it is up to date."""
    environment = dict(os.environ, PYTHONUTF8="1")
    stamp = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes() + sys.version.encode()
    ).hexdigest()
    if _stamped(HOME, stamp) and PYTHON.exists():
        return environment
    if _stamped(DEPS, stamp):
        return _with_deps(environment)
    print("Setting up (once; about a minute) ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=HOME.exists()).create(HOME)
    except (subprocess.CalledProcessError, OSError):
        # Debian ships Python without ensurepip; its pip can still install into a folder of ours.
        shutil.rmtree(HOME, ignore_errors=True)
        return _without_venv(environment, stamp)
    install([str(PYTHON)], environment, "-e", f"{ROOT}[test]")
    (HOME / "stamp").write_text(stamp, encoding="utf-8")
    return environment


def install(interpreter: list[str], environment: dict[str, str], *what: str) -> None:
    """Installs with the tested versions, and says plainly when that fails."""
    call = [*interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--no-warn-script-location", "--constraint", str(LOCK), *what]  # fmt: skip
    if subprocess.run(call, env=environment).returncode:
        print("The libraries could not be installed. Is the package index (PyPI) in reach?")
        raise SystemExit(1)


def python(environment: dict[str, str], *arguments: str) -> int:
    """Runs Python with what was installed, from the project's folder."""
    try:
        return subprocess.run(
            [str(interpreter()), *arguments], env=environment, cwd=ROOT
        ).returncode
    except KeyboardInterrupt:
        return 130


def interpreter() -> Path:
    return PYTHON if PYTHON.exists() else Path(sys.executable)


def _without_venv(environment: dict[str, str], stamp: str) -> dict[str, str]:
    shutil.rmtree(DEPS, ignore_errors=True)
    install([sys.executable], environment, "--target", str(DEPS), f"{ROOT}[test]")
    shutil.rmtree(DEPS / "selfassess", ignore_errors=True)  # the checkout itself is used
    (DEPS / "stamp").write_text(stamp, encoding="utf-8")
    return _with_deps(environment)


def _with_deps(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "PYTHONPATH": os.pathsep.join([str(ROOT), str(DEPS)])}


def _stamped(folder: Path, stamp: str) -> bool:
    file = folder / "stamp"
    return file.is_file() and file.read_text(encoding="utf-8") == stamp


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
