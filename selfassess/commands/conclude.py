"""The second half of a walk: a dossier judged piece by piece, matched, and weighed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfassess.commands.gather import gather
from selfassess.judge.readings import read_evidence
from selfassess.match.crosswalk import carry_findings
from selfassess.match.evidence import match_evidence
from selfassess.model.dossier import Dossier
from selfassess.model.matched import Matched
from selfassess.model.weight import Weighed
from selfassess.weigh.weighed import weigh


@dataclass(frozen=True)
class Concluded:
    """A workspace with all that follows from it."""

    dossier: Dossier
    matched: Matched
    weighed: Weighed


def conclude(folder: Path) -> Concluded:
    """Gathers a workspace and draws every conclusion. Raises NoDossier."""
    dossier = gather(folder)
    matched = match_evidence(dossier, read_evidence(dossier), carry_findings(dossier))
    return Concluded(dossier, matched, weigh(dossier, matched))
