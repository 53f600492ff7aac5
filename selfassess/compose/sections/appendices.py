"""Data not used and why; how the draft was made; abbreviations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.tracker import sentence_case
from selfassess.model.source import SEPARATOR, Source
from selfassess.model.statement import Block, Column, Heading, Paragraph, Prose, Row, Table
from selfassess.model.wordings import Abbreviation

METHOD = ("what", "level", "direction", "audits", "aspects", "findings", "disclosure")


def not_used(matter: Matter) -> list[Block]:
    """Read = used + set aside, by sheet; then what was set aside, grouped by place and reason."""
    account = matter.dossier.account
    aside = account.read - account.used
    heading = matter.words.headings["not_used"]
    blocks: list[Block] = [Heading(id="not_used", level=1, text=heading, new_page=True)]
    read = figure("account.read", f"{account.read:,}")
    if aside:
        said = matter.paragraph(
            "not_used.sum",
            "appendix.not_used",
            read=read,
            used=figure("account.used", f"{account.used:,}"),
            aside=figure("account.aside", f"{aside:,}"),
        )
    else:
        said = matter.paragraph(
            "not_used.sum", "appendix.all_used", read=read if account.read else None
        )
    blocks.append(Prose(id="not_used.sum", name="Data not used", paragraphs=(said,)))
    if account.tallies:
        blocks.append(_tallies(matter))
    if aside:
        blocks.append(_set_aside(matter))
    return blocks


def method(matter: Matter) -> list[Block]:
    """How it judges, in short, with the thresholds in force."""
    rule = matter.thresholds.disclosure
    paragraphs = tuple(
        matter.paragraph(
            f"method.{name}", f"appendix.method_{name}", low=rule.low_count, base=rule.small_base
        )
        for name in METHOD
    )
    paragraphs += _own_grades(matter)
    given = matter.thresholds.model_dump()
    rows = []
    for name, words in matter.words.thresholds.items():
        group, _, key = name.partition(".")
        value = given.get(group, {}).get(key)
        if value is not None:
            rows.append(Row(cells=(cell(words), cell(_threshold(key, value)))))
    table = Table(
        id="method.thresholds",
        name="Thresholds",
        caption=matter.wording.words_of("appendix.thresholds"),
        columns=(Column(title="What", weight=5.0), Column(title="Value", weight=1.0, number=True)),
        rows=tuple(rows),
        dense=True,
    )
    return [
        Heading(id="method", level=1, text=matter.words.headings["method"], new_page=True),
        Prose(id="method.text", name="Method", paragraphs=paragraphs),
        table,
    ]


def _own_grades(matter: Matter) -> tuple[Paragraph, ...]:
    """Which words of the council's own audit scale were read as which grade, where it said so."""
    scales = matter.dossier.settings.scales.values()
    grades = [
        f"“{words}” as {scale.titles.get(grade, grade).lower()}"
        for scale in scales
        for words, grade in scale.mapped.items()
    ]
    if not grades:
        return ()
    return (matter.paragraph("method.grades", "appendix.method_grades", grades=grades),)


def glossary(matter: Matter, used: Sequence[Abbreviation]) -> list[Block]:
    """The abbreviations that stand in the document; nothing where there are none."""
    if not used:
        return []
    table = Table(
        id="glossary.table",
        name="Abbreviations",
        caption=matter.wording.words_of("appendix.glossary"),
        columns=(
            Column(title="Short", weight=1.0),
            Column(title="In full", weight=3.0),
            Column(title="What it is", weight=3.0),
        ),
        rows=tuple(
            Row(cells=(cell(a.short), cell(sentence_case(a.full)), cell(sentence_case(a.meaning))))
            for a in used
        ),
        dense=True,
    )
    heading = matter.words.headings["glossary"]
    return [Heading(id="glossary", level=1, text=heading, new_page=True), table]


def _threshold(key: str, value: float) -> str:
    if key.endswith("_share"):
        return f"{100 * value:.0f}%"
    return f"{value:g}"


def _tallies(matter: Matter) -> Table:
    return Table(
        id="not_used.tallies",
        name="What was read",
        caption=matter.wording.words_of("appendix.account_caption"),
        columns=(
            Column(title="File and sheet", weight=3.2),
            Column(title="Counted", weight=1.2),
            Column(title="Read", weight=1.0, number=True),
            Column(title="Used", weight=1.0, number=True),
            Column(title="Set aside", weight=1.0, number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(SEPARATOR.join(p for p in (t.file, t.sheet) if p)),
                    cell(sentence_case(t.unit)),
                    cell(f"{t.read:,}"),
                    cell(f"{t.used:,}"),
                    cell(f"{t.read - t.used:,}"),
                )
            )
            for t in matter.dossier.account.tallies
        ),
        dense=True,
    )


def _set_aside(matter: Matter) -> Table:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Source] = {}
    for item in matter.dossier.account.set_aside:
        place = SEPARATOR.join(p for p in (item.source.file, item.source.sheet) if p)
        group = (place, item.reason)
        counts[group] += item.count
        first.setdefault(group, item.source)
    return Table(
        id="not_used.table",
        name="Data not used",
        caption=matter.wording.words_of("appendix.not_used_caption"),
        columns=(
            Column(title="Where", weight=2.4),
            Column(title="Why", weight=3.2),
            Column(title="How many", weight=0.9, number=True),
            Column(title="For example", weight=1.6),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(place),
                    cell(sentence_case(reason)),
                    cell(f"{number:,}"),
                    cell(_example(first[(place, reason)])),
                )
            )
            for (place, reason), number in counts.items()
        ),
        dense=True,
    )


def _example(source: Source) -> str:
    words = source.say().split(SEPARATOR)
    return sentence_case(words[-1]) if len(words) > 1 else ""
