"""The workforce in figures."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.matter import Matter
from selfassess.compose.sections.indicator_tables import indicator_table
from selfassess.compose.telling.indicator import can_tell
from selfassess.model.statement import Block, Heading, Prose

ASPECTS = ("workforce-stability", "caseloads", "training-development")
GROUP = "workforce"


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
    rule = "people.workforce" if readings else "people.no_workforce"
    prose = Prose(
        id="workforce.sum",
        name="Workforce",
        paragraphs=(matter.paragraph("workforce.sum", rule),),
        prompts=(prompts.fixed(matter, "workforce"),),
    )
    if not readings:
        return [heading, prose]
    caption = matter.wording.words_of("people.workforce_table")
    return [heading, prose, indicator_table(matter, "workforce.table", caption, readings)]
