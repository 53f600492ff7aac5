"""The workforce in figures."""

from __future__ import annotations

from collections import Counter

from selfassess.compose import prompts
from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter
from selfassess.compose.sections.indicator_tables import indicator_table
from selfassess.compose.telling.indicator import can_tell
from selfassess.model.indicator import Polarity
from selfassess.model.reading import IndicatorReading, Verdict
from selfassess.model.statement import Block, Heading, Paragraph, Prose

ASPECTS = ("workforce-stability", "caseloads", "training-development")
GROUP = "workforce"
JUDGED = (Polarity.HIGHER, Polarity.LOWER)


def workforce(matter: Matter) -> list[Block]:
    """Vacancies, turnover, agency, caseloads, supervision, as a table with their comparators."""
    heading = Heading(
        id="workforce", level=1, text=matter.words.headings["workforce"], new_page=False
    )
    readings = [
        r
        for r in matter.indicators
        if (r.indicator.group == GROUP or r.aspect in ASPECTS) and can_tell(matter, r)
    ]
    prose = Prose(
        id="workforce.sum",
        name="Workforce",
        paragraphs=(_sums(matter, readings),),
        prompts=(prompts.fixed(matter, "workforce"),),
    )
    if not readings:
        return [heading, prose]
    caption = matter.wording.words_of("people.workforce_table")
    return [heading, prose, indicator_table(matter, "workforce.table", caption, readings)]


def _sums(matter: Matter, readings: list[IndicatorReading]) -> Paragraph:
    """How many figures are judged, and how many of them are better, in line and worse."""
    if not readings:
        return matter.paragraph("workforce.sum", "people.no_workforce")
    verdicts = Counter(r.level.verdict for r in readings if r.indicator.polarity in JUDGED)
    counts = {
        "better": verdicts[Verdict.BETTER],
        "level": verdicts[Verdict.IN_LINE],
        "worse": verdicts[Verdict.WORSE],
    }
    return matter.paragraph(
        "workforce.sum",
        "people.workforce",
        keys=[r.key for r in readings],
        judged=sum(counts.values()),
        **{name: figure(f"workforce.{name}", str(n)) if n else None for name, n in counts.items()},
    )
