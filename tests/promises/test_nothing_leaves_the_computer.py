"""Nothing leaves the computer: every command runs on the sample while the network is refused, and
what it reads and writes is watched. See docs/security.md."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WATCH = HERE / "watch.py"
WORDS = tomllib.loads((HERE / "canaries.toml").read_text(encoding="utf-8"))
CANARIES = (*WORDS["names"], *WORDS["parts"], *WORDS["references"])
# Commands that need something the sample does not have run on what the test hands them.
ARGUMENTS = {
    "new": ["{made}", "--name", "Eastmarch"],
    "findings": ["--workspace", "{sample}", "--json", "{read}"],
    "explain": ["P4", "A2", "F1", "--workspace", "{sample}"],
    "review": ["{sample}/outputs/self-evaluation.docx"],
}


@dataclass(frozen=True)
class Watched:
    """What a run of every command touched, and what it left behind."""

    folder: Path
    report: dict[str, list]
    said: str
    left_in_temp: tuple[str, ...]


def every_command() -> list[str]:
    from typer.main import get_command

    from selfassess.cli import app

    return list(getattr(get_command(app), "commands", {}))


def watched_run(folder: Path, lines: list[list[str]]) -> Watched:
    temporary = folder / "temporary"
    temporary.mkdir()
    report = folder / "report.json"
    done = subprocess.run(
        [sys.executable, "-B", str(WATCH), str(report)],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(temporary), "TMP": str(temporary), "PYTHONUTF8": "1"},
    )
    assert report.is_file(), done.stderr
    left = tuple(p.name for p in temporary.rglob("*"))
    return Watched(folder, json.loads(report.read_text("utf-8")), done.stdout + done.stderr, left)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    folder = tmp_path_factory.mktemp("watched")
    shutil.copytree(SAMPLE, folder / "northmere")
    places = {"sample": folder / "northmere", "made": folder / "made", "read": folder / "read"}
    names = every_command()
    order = sorted(names, key=lambda n: (n in ("review", "explain"), n))  # these need a draft
    lines = [
        [name, *(part.format(**places) for part in ARGUMENTS.get(name, ["{sample}"]))]
        for name in [*order, "draft"]  # the draft once more: a refresh
    ]
    return watched_run(folder, lines)


def test_the_watcher_refuses_a_call_on_the_network(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); import watch, socket\n"
        "seen = watch.Watch(); sys.addaudithook(seen); seen.on = True\n"
        "for call in (lambda: socket.socket(), lambda: socket.getaddrinfo('localhost', 80)):\n"
        "    try: call()\n"
        "    except PermissionError: pass\n"
        "seen.on = False; print(len(seen.seen['network']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "2", done.stderr


def test_every_command_was_run_and_did_its_work(watched: Watched) -> None:
    ended = {line[0]: code for line, code in watched.report["endings"]}
    assert set(ended) == set(every_command())
    assert {name: code for name, code in ended.items() if code not in (0, 1)} == {}
    assert ended["draft"] == ended["new"] == 0, watched.said[-2000:]
    assert "fault" not in watched.said


def test_no_command_calls_the_network(watched: Watched) -> None:
    assert watched.report["network"] == []


def test_no_command_starts_another_program(watched: Watched) -> None:
    """LibreOffice, where it is there, may be asked for page numbers; nothing else, ever."""
    others = [s for s in watched.report["started"] if "soffice" not in s]
    assert others == []


def test_nothing_is_written_outside_the_folders_named(watched: Watched) -> None:
    written = [Path(p) for p in watched.report["written"] if p != os.devnull]
    assert len(written) >= 8
    # another process may be spoken with through shared memory; that is no file
    elsewhere = [p for p in written if not p.is_relative_to(watched.folder)]
    assert elsewhere == []


def test_nothing_is_read_but_the_workspace_the_tool_and_python(watched: Watched) -> None:
    places = [watched.folder, ROOT, *map(Path, (sys.prefix, sys.base_prefix))]
    system = ("/usr", "/lib", "/etc", "/proc", "/sys", "/dev", "/root/.local", str(Path.home()))
    strange = [
        p
        for p in watched.report["read"]
        if not any(Path(p).is_relative_to(place) for place in places)
        and (not p.startswith(system) or "shadow" in p or "passwd" in p)
    ]
    assert strange == []


def test_nothing_temporary_is_left_behind(watched: Watched) -> None:
    assert watched.left_in_temp == ()
    halves = [p.name for p in watched.folder.rglob("*") if p.suffix in (".tmp", ".new")]
    assert halves == []


def test_nothing_said_or_written_holds_a_childs_name_or_number(watched: Watched) -> None:
    said = watched.said.lower()
    assert len(said) > 1000
    assert [c for c in CANARIES if c.lower() in said] == []
    given = {p.read_bytes() for p in (SAMPLE / "inputs").rglob("*") if p.is_file()}
    for path in watched.folder.rglob("*"):
        if path.is_file() and path.read_bytes() not in given:
            text = _everything_in(path)
            assert [c for c in CANARIES if c.lower() in text] == [], path.name


def test_a_fault_of_ours_in_a_command_tells_no_cell(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import selfassess.commands.gather as gathering
    from selfassess.cli import run

    def broken(*_: object) -> None:
        raise ValueError(f"could not read {CANARIES[0]}")

    monkeypatch.setattr(gathering, "load_forms", broken)
    monkeypatch.setattr(sys, "argv", ["selfassess", "check", str(workspace)])
    monkeypatch.setattr(tempfile, "tempdir", str(workspace))
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 3
    log = (workspace / "selfassess-fault.log").read_text(encoding="utf-8")
    printed = capsys.readouterr()
    assert "ValueError" in log
    assert "gather.py" in log
    for text in (log, printed.out, printed.err):
        assert CANARIES[0] not in text
        assert "Traceback" not in text


def test_parts_of_a_package_that_point_outside_open_nothing(tmp_path: Path) -> None:
    """A relation or a member named ../../… is read as a name in the package, never as a path."""
    secret = tmp_path / "secret.xml"
    words = "<w:p><w:r><w:t>secret</w:t></w:r></w:p>"
    secret.write_text(f"<w:document xmlns:w='x'>{words}</w:document>", encoding="utf-8")
    letters = tmp_path / "ws" / "inputs" / "letters"
    shutil.copytree(SAMPLE, tmp_path / "ws", ignore=shutil.ignore_patterns("letters"))
    letters.mkdir()
    outward = "../" * 12 + str(secret).lstrip("/")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relation = f'<R><r Type="{kind}" Target="{outward}"/></R>'
    with zipfile.ZipFile(letters / "a.docx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", relation)
        package.writestr("word/other.xml", "<x/>")
        package.writestr("../../../escaped.txt", "out")
    with zipfile.ZipFile(tmp_path / "ws" / "inputs" / "performance.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/_rels/workbook.xml.rels", relation)
    done = watched_run(tmp_path, [["findings", "-w", "ws"], ["check", "ws"]])
    assert [code for _, code in done.report["endings"]] == [1, 1]
    assert str(secret) not in done.report["read"]
    assert not list(tmp_path.rglob("escaped.txt"))
    assert "secret" not in done.said


def _everything_in(path: Path) -> str:
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace").lower()
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist()]
    return b"\n".join(parts).decode("utf-8", "replace").lower()
