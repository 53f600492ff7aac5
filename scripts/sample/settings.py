"""selfassess.toml of the sample."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
# Northmere is an invented unitary authority. Nothing here is about a real place or a real child.

as_at = 2026-10-31        # the day the evidence is taken at
period = "2026"
framework = "ilacs-2026"

[authority]
name = "Northmere Council"
short = "Northmere"
la_code = ""              # DfE's three digits; empty, as the council is invented
region = "North East"
population_0_17 = 46000
# the ten statistical neighbours that DfE publishes for a middling authority of the North East
neighbours = ["390", "808", "332", "384", "888", "894", "372", "357", "840", "371"]

# Our own view of each area, for the challenge only: the documents do not show it.
[self_grades]
help_protection = "requires_improvement"
children_in_care = "good"
care_leavers = "good"
leaders = "requires_improvement"

[documents]
title = "Self-evaluation of children's social care"
version = "0.3"
marking = "OFFICIAL-SENSITIVE"
show_self_grades = false

[[documents.sign_off]]
role = "Director of children's services"

[[documents.sign_off]]
role = "Lead member for children"

[[documents.sign_off]]
role = "Principal social worker"
"""


def write(folder: Path) -> None:
    (folder / "selfassess.toml").write_bytes(TEXT.encode("utf-8"))
