"""What a council gets ready for an inspection: documents, days, and the window expected."""

from datetime import date

from selfassess.model.record import Citation, Record


class ChecklistItem(Record):
    """A document or list to have ready. Owner, date and status belong to people."""

    group: str
    item: str
    owner: str = ""
    due: date | None = None
    status: str = ""


class InspectionDay(Record):
    """A step between the call and the end of fieldwork: what happens and who sees to it.

    `who` is a role.
    """

    when: str
    what: str
    who: str = ""


class ReadinessForm(Record):
    """The default checklist and plan by day, and the months after an inspection within which the
    next is usual."""

    window_from: int
    window_to: int
    checklist: tuple[ChecklistItem, ...]
    days: tuple[InspectionDay, ...]
    citation: Citation
