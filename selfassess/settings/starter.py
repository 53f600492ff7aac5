"""The settings that a new workspace starts with."""

from __future__ import annotations

import re
from datetime import date
from string import Template

from selfassess.settings.authorities import find_authority
from selfassess.settings.frameworks import load_frameworks
from selfassess.settings.load import config_folder
from selfassess.settings.workspace import framework_at


def starter_settings(name: str, as_at: date) -> str:
    """The text of selfassess.toml for a council, filled from DfE's list where it is in it.

    The period is the financial year of `as_at`, the framework the one in force then.
    """
    known = find_authority(name)
    first = as_at.year if as_at.month >= 4 else as_at.year - 1
    short = known.names[-1] if known and "," in known.name else known.name if known else name
    text = (config_folder() / "workspace.toml").read_text(encoding="utf-8")
    return Template(text).substitute(
        as_at=as_at.isoformat(),
        period=f"{first}-{(first + 1) % 100:02d}",
        framework=framework_at(as_at.isoformat(), load_frameworks()),
        name=_inside_quotes(name),
        short=_inside_quotes(short),
        la_code=known.code if known else "",
        region=known.region if known else "",
    )


def _inside_quotes(text: str) -> str:
    """Text as it may stand inside a TOML string."""
    plain = re.sub(r"[\x00-\x1f\x7f]", " ", text)
    return plain.replace("\\", "\\\\").replace('"', '\\"')
