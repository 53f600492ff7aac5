"""A council's own settings: the authority, the period, the framework, self-grades and choices."""

from datetime import date

from selfassess.model.record import Record


class Authority(Record):
    """Whom the workspace is about. `la_code` is DfE's three digits, where there is one."""

    name: str
    short: str
    la_code: str = ""
    region: str = ""
    population_0_17: int | None = None
    # the ten statistical neighbours, for councils without a code or with their own choice
    neighbours: tuple[str, ...] = ()


class SignOffLine(Record):
    """Who signs the document off, by role."""

    role: str
    name: str = ""


class DocumentChoices(Record):
    """What the documents hold. Sections are named as in the default outline."""

    title: str = "Self-evaluation of children's social care"
    version: str = "0.1"
    marking: str = "OFFICIAL-SENSITIVE"
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    show_self_grades: bool = False
    challenge: bool = True
    hide_nothing_notable: bool = True
    template: str = ""
    sign_off: tuple[SignOffLine, ...] = ()


class Workspace(Record):
    """Everything in `selfassess.toml` except overrides of thresholds and wordings.

    `as_at` is the day the evidence is taken at: nothing reads the clock.
    """

    authority: Authority
    as_at: date
    period: str
    framework: str
    self_grades: dict[str, str] = {}
    documents: DocumentChoices = DocumentChoices()
    read_hidden: bool = False
