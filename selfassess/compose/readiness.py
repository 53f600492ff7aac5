"""The inspection-readiness report: where we stand, what is missing, what inspectors would ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from selfassess.compose.abbreviations import Expander
from selfassess.compose.evidence_index import evidence_entries, evidence_index
from selfassess.compose.matter import Matter
from selfassess.compose.references import References
from selfassess.compose.sections.appendices import glossary
from selfassess.compose.sections.challenge import in_order
from selfassess.compose.sections.child_level_lists import child_level_lists, who_is_in_the_lists
from selfassess.compose.sections.contradictions import contradictions
from selfassess.compose.sections.preparation import (
    by_day,
    checklist,
    gaps,
    where_we_stand,
)
from selfassess.compose.sections.quality_of_practice import quality_of_practice
from selfassess.compose.sections.tracker import adds_up, ordered, table
from selfassess.compose.self_evaluation import cover_of
from selfassess.compose.telling.enquiry import line_of_enquiry, lines_of_enquiry
from selfassess.compose.wording import Wording
from selfassess.model.annex_a import CohortTable, HiddenCounts, ListSummary, RuleResult
from selfassess.model.dossier import Dossier
from selfassess.model.readiness import ReadinessForm
from selfassess.model.reading import AnyReading
from selfassess.model.statement import (
    Block,
    ComposedDocument,
    Contents,
    Heading,
    Prose,
)
from selfassess.model.weight import Weighed

FLOWING = ("lists", "days")  # parts that follow on the page of the part before


def compose_readiness(
    dossier: Dossier,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    wording: Wording,
    labels_before: Mapping[str, str],
    form: ReadinessForm,
    lists: Sequence[ListSummary] = (),
    rules: Sequence[RuleResult] = (),
    lists_as_at: date | None = None,
    cohorts: Sequence[CohortTable] = (),
    hidden: HiddenCounts | None = None,
) -> ComposedDocument:
    """The report as data, in nine parts and what is looked up.

    `lists` and `rules` are what reading the child-level lists drawn on `lists_as_at` added up to:
    numbers of rows only. `cohorts` are the breakdowns of the lists as they may be printed; `hidden`
    says which other numbers may not be.
    """
    held = {reading.key: reading for reading in readings}
    matter = Matter(dossier, weighed, wording, References(held.values(), labels_before), held)
    parts: dict[str, list[Block]] = {
        "stand": where_we_stand(matter, form),
        "lists": child_level_lists(matter, lists, rules, lists_as_at, cohorts, hidden),
        "checklist": checklist(matter, form),
        "findings": _findings(matter),
        "lines": _lines(matter),
        "assurance": quality_of_practice(matter, teams=True)[1:],
        "contradictions": contradictions(matter),
        "days": by_day(matter, form),
        "gaps": gaps(matter),
        "who": who_is_in_the_lists(matter, cohorts),
    }
    body: list[Block] = [Contents()]
    for name, blocks in parts.items():
        if not blocks:
            continue
        title = wording.words.headings[f"readiness_{name}"]
        turned = name not in FLOWING
        body += [Heading(id=f"part.{name}", level=1, text=title, new_page=turned), *blocks]
    expander = Expander(wording.words.glossary)
    body = expander.expand([*body, *evidence_index(matter, whole=False)])
    cover = cover_of(dossier).model_copy(update={"title": wording.words.headings["readiness"]})
    return ComposedDocument(
        kind="inspection-readiness",
        cover=cover,
        blocks=(*body, *glossary(matter, expander.used)),
        evidence=evidence_entries(matter),
    )


def _findings(matter: Matter) -> list[Block]:
    progress = ordered(matter, list(matter.weighed.progress))
    if not progress:
        none_held = matter.paragraph("findings.none", "area.no_findings")
        return [Prose(id="findings.none", name="Findings", paragraphs=(none_held,))]
    said = adds_up(matter, "findings", "readiness.findings", progress)
    caption = matter.wording.words_of("readiness.findings_caption")
    return [
        Prose(id="findings.sum", name="Findings", paragraphs=(said,)),
        table(matter, "findings.table", caption, progress, whole=True),
    ]


def _lines(matter: Matter) -> list[Block]:
    shown = lines_of_enquiry(in_order(matter))[: matter.words.shape.enquiries]
    if not shown:
        none_held = matter.paragraph("lines.none", "readiness.no_contradictions")
        return [Prose(id="lines.none", name="Lines of enquiry", paragraphs=(none_held,))]
    intro = matter.paragraph(
        "lines.intro", "readiness.lines", total=str(len(shown)), single=len(shown) == 1
    )
    blocks: list[Block] = [
        Prose(
            id="lines.intro",
            name="Lines of enquiry",
            paragraphs=(intro,),
            prompts=(matter.wording.words_of("readiness.prompt_lines"),),
        )
    ]
    for number, challenge in enumerate(shown, start=1):
        subject = challenge.subject or challenge.aspect or challenge.area
        identity = f"line.{challenge.kind}.{subject}".replace(" ", "-")
        blocks += line_of_enquiry(matter, identity, number, challenge)
    return blocks
