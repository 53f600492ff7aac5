"""A version of Ofsted's framework: judgement areas, grades, dates in force; and our aspects."""

from datetime import date

from selfassess.model.record import Citation, Record


class Grade(Record):
    """A step of a grade scale. `rank` sorts: the higher the better."""

    id: str
    title: str
    short: str
    rank: int
    spellings: tuple[str, ...] = ()


class JudgementArea(Record):
    """One judgement of a framework, with its heading as printed and the spellings met."""

    id: str
    title: str
    short: str
    headings: tuple[str, ...] = ()
    part_of: str | None = None
    graded: bool = True


class Framework(Record):
    """A framework version as data. `overall` says whether it prints an overall judgement.

    `report_kind` is the kind of document that its reports are, where several versions share one
    (`config/documents/kinds.toml`).
    """

    id: str
    name: str
    short: str
    inspections_from: date
    inspections_to: date | None = None
    overall: bool
    report_kind: str = ""
    areas: tuple[JudgementArea, ...]
    grades: tuple[Grade, ...]
    citation: Citation

    def area(self, area_id: str) -> JudgementArea:
        return next(a for a in self.areas if a.id == area_id)

    def grade(self, grade_id: str | None) -> Grade | None:
        return next((g for g in self.grades if g.id == grade_id), None)


class CrosswalkStep(Record):
    """How a judgement area of one framework is carried to the next.

    `rule` is "direct", "split" (by the words of each finding, among `to_areas`),
    "history" (the grade is kept as history only) or "context". `split_words` gives, for each area
    of a split, the words that place a finding there when it stands on no aspect.
    """

    from_framework: str
    from_area: str
    to_framework: str
    to_areas: tuple[str, ...]
    rule: str
    words: str
    default_aspect: str | None = None
    split_words: dict[str, tuple[str, ...]] = {}
    citation: Citation


class SubjectWords(Record):
    """How two findings are known to speak of the same subject: words that carry none, and words
    that stand for one another, under the word that stands for them all."""

    passed_over: tuple[str, ...] = ()
    same: dict[str, tuple[str, ...]] = {}


class Aspect(Record):
    """An aspect of practice under a judgement area of the framework in force.

    `theme` is what the aspect is about whichever children it concerns: aspects of several areas,
    such as supervision, share one.
    """

    id: str
    area: str
    title: str
    short: str
    good_looks_like: str
    audit_questions: tuple[str, ...] = ()
    annex_a_lists: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    theme: str = ""
    citation: Citation
