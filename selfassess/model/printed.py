"""How inspection documents print things: headings, grades, kinds, names. Data, from `config/`.

The reading of inspection documents receives these as an argument; `settings` loads them from
`config/documents/`. Every pattern is a regular expression matched without regard to case, on
text with straight quotes and single spaces.
"""

from datetime import date

from selfassess.model.record import Citation, Record


class PrintedKind(Record):
    """A kind of document, by what its first pages print.

    Every one of `all_of` and one of `any_of` must be found in the opening text, and none of
    `none_of`. Kinds are tried in the order of the file.
    """

    kind: str
    framework: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


class PrintedHeading(Record):
    """A section heading: `key` says what stands under it, `area` the judgement it belongs to."""

    key: str
    area: str = ""
    pattern: str
    kinds: tuple[str, ...] = ()  # empty: any kind of document
    part: str = ""  # only in this part of a report, "lscb"; empty: any
    numbered: bool = True  # whether numbered findings stand under it


class PrintedList(Record):
    """The heading of a list: what its items are, and how it is spelt."""

    key: str
    pattern: str
    kinds: tuple[str, ...] = ()


class PrintedJudgementTitle(Record):
    """A judgement's title as tables and headings print it.

    `titles` are the full titles, for recognising one that a conversion has damaged. `also` names
    what the judgement covers besides, where one judgement is made of two subjects.
    """

    key: str
    also: tuple[str, ...] = ()
    pattern: str
    titles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class PrintedGrade(Record):
    """A grade and its spellings."""

    grade: str
    pattern: str


class PrintedTheme(Record):
    """A theme of a joint targeted area inspection, in order of search."""

    theme: str
    pattern: str


class PrintedAgency(Record):
    """An inspectorate and how letters name it."""

    name: str
    pattern: str


class PrintedAuthority(Record):
    """A local authority and its other spellings."""

    name: str
    also: tuple[str, ...] = ()


class PrintedVersion(Record):
    """A framework whose reports are of a kind that others share: what tells them apart.

    Taken from `config/frameworks`: the first day of its inspections and the titles it judges.
    """

    framework: str
    kind: str
    begun: date
    titles: tuple[str, ...]


class PrintedWords(Record):
    """All of it, with where each part was taken from."""

    kinds: tuple[PrintedKind, ...]
    headings: tuple[PrintedHeading, ...]
    lists: tuple[PrintedList, ...]
    judgement_titles: tuple[PrintedJudgementTitle, ...]
    versions: tuple[PrintedVersion, ...]  # oldest first
    grades: tuple[PrintedGrade, ...]
    themes: tuple[PrintedTheme, ...]
    introduced: tuple[PrintedList, ...]
    agencies: tuple[PrintedAgency, ...]
    authorities: tuple[PrintedAuthority, ...]
    months: tuple[str, ...]
    ordinals: tuple[str, ...]
    phrases: dict[str, str]
    citations: dict[str, Citation]
