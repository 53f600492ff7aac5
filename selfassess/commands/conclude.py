"""The second half of a walk: a dossier judged piece by piece, matched, and weighed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from selfassess.commands.gather import gather
from selfassess.judge.readings import read_evidence
from selfassess.match.crosswalk import carry_findings
from selfassess.match.evidence import match_evidence
from selfassess.model.dossier import Dossier
from selfassess.model.matched import Matched
from selfassess.model.weight import Weighed
from selfassess.weigh.weighed import weigh

if TYPE_CHECKING:
    from selfassess.compose.wording import Wording


@dataclass(frozen=True)
class Concluded:
    """A workspace with all that follows from it."""

    dossier: Dossier
    matched: Matched
    weighed: Weighed

    @cached_property
    def wording(self) -> Wording:
        """Our sentences with the workspace's own wordings over them, made once a run."""
        from selfassess.compose.wording import Wording
        from selfassess.settings.load import data_folder
        from selfassess.settings.wordings import load_wordings

        wordings = load_wordings(self.dossier.settings.wordings)
        return Wording(data_folder() / "templates" / "wording", wordings)


def conclude(folder: Path) -> Concluded:
    """Gathers a workspace and draws every conclusion. Raises NoDossier."""
    dossier = gather(folder)
    matched = match_evidence(dossier, read_evidence(dossier), carry_findings(dossier))
    return Concluded(dossier, matched, weigh(dossier, matched))
