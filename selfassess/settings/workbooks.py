"""The form of the workspace's own workbooks, and how audit grades and headings are read."""

from __future__ import annotations

from selfassess.model.forms import AuditDimension, WorkbookForm
from selfassess.model.thresholds import AuditScale
from selfassess.settings.load import build, build_each, config_folder, members, open_toml


def load_forms() -> dict[str, WorkbookForm]:
    """Every workbook of the workspace by key: "performance", "audits", ... Raises SettingsError."""
    forms: dict[str, WorkbookForm] = {}
    for path in sorted((config_folder() / "workbooks").glob("*.toml")):
        file = open_toml(path)
        forms[path.stem] = build(WorkbookForm, {"key": path.stem, **file.data}, file)
    return forms


def load_dimensions() -> tuple[AuditDimension, ...]:
    """The headings under which audit tools grade. Raises SettingsError."""
    file = open_toml(config_folder() / "audits.toml")
    return tuple(build_each(AuditDimension, members(file, "dimensions"), file))


def load_scales() -> dict[str, AuditScale]:
    """The grade scales that audits use, by id. Raises SettingsError."""
    file = open_toml(config_folder() / "audits.toml")
    return {scale.id: scale for scale in build_each(AuditScale, members(file, "scales"), file)}
