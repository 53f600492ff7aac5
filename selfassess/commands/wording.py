"""The words that a workspace's documents speak in: our sentences, and what the council changed."""

from __future__ import annotations

from selfassess.compose.wording import Wording
from selfassess.model.dossier import Dossier
from selfassess.settings.load import data_folder
from selfassess.settings.wordings import load_wordings


def wording_of(dossier: Dossier) -> Wording:
    """The templates of the sentences with the workspace's own wordings over ours."""
    return Wording(
        data_folder() / "templates" / "wording", load_wordings(dossier.settings.wordings)
    )
