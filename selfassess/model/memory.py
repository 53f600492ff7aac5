"""What the tool remembers of its last run: numbers given, figures said, conclusions drawn.

Only what stands in the document anyway is remembered; nothing about a child could be.
"""

from datetime import date

from selfassess.model.record import Record


class Memory(Record):
    """The last run of one workspace.

    `labels` maps a reading's key to its label in the evidence index ("ind:…" to "P4"); `figures`
    a figure's key to the text printed; `standings` an aspect to its standing; `statuses` a
    finding to its status; `shows` a reading's key to what the evidence index prints of it;
    `written` a file in `outputs` to the SHA-256 of what was written.
    `against` is the last memory that said something else: what a run on the same inputs compares
    itself with, so that it says the same as before.
    """

    as_at: date | None = None
    labels: dict[str, str] = {}
    figures: dict[str, str] = {}
    standings: dict[str, str] = {}
    statuses: dict[str, str] = {}
    shows: dict[str, str] = {}
    written: dict[str, str] = {}
    against: "Memory | None" = None
