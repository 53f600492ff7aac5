"""No child can be recognised: the names and numbers planted in the sample appear nowhere."""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path

import pytest

from selfassess.commands.check import check
from selfassess.commands.tell import as_data

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "sample_inputs" / "northmere"
CANARIES = tuple(
    word for words in tomllib.loads((HERE / "canaries.toml").read_text("utf-8")).values()
    if isinstance(words, list) for word in words
)  # fmt: skip


def everything_in(data: bytes) -> bytes:
    """A file's bytes, with every member of every zip in it unpacked."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(everything_in(package.read(name)) for name in package.namelist())


def test_the_canaries_are_really_in_the_inputs() -> None:
    inputs = b"".join(
        everything_in((SAMPLE / "inputs" / name).read_bytes())
        for name in ("audits.xlsx", "voice.xlsx")
    ).decode("utf-8", "replace")
    assert len(CANARIES) >= 6
    assert [c for c in CANARIES if c not in inputs] == []


def test_no_output_file_holds_a_canary(northmere) -> None:
    outputs = [p for p in (northmere.folder / "outputs").rglob("*") if p.is_file()]
    assert len(outputs) >= 2
    for path in outputs:
        text = everything_in(path.read_bytes()).decode("utf-8", "replace").lower()
        assert [c for c in CANARIES if c.lower() in text] == [], path.name


def test_no_message_holds_a_canary(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = str(as_data(check(str(workspace)))).lower()
    assert [c for c in CANARIES if c.lower() in said] == []


def test_no_model_has_a_field_for_a_child() -> None:
    from selfassess.model import audit, plan, voice

    fields = {
        name.lower()
        for module in (audit, plan, voice)
        for thing in vars(module).values()
        if hasattr(thing, "model_fields")
        for name in thing.model_fields
    }
    assert fields
    assert not fields & {"child", "child_id", "name", "dob", "date_of_birth", "initials", "upn"}


def test_a_fault_of_ours_logs_no_cell_contents(tmp_path: Path) -> None:
    from selfassess.commands.fault import fault_log

    try:
        raise ValueError(f"could not convert {CANARIES[0]!r}")
    except ValueError as fault:
        log = fault_log(fault)
    assert "ValueError" in log
    assert CANARIES[0] not in log
