"""A composed document made by hand, with every kind of block and the examples of the wording."""

from __future__ import annotations

from datetime import date

from selfassess.model.source import Source
from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Column,
    ComposedDocument,
    Contents,
    Cover,
    EvidenceEntry,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Reference,
    Row,
    Series,
    SignOff,
    Span,
    Statement,
    Table,
    Text,
)

COVER = Cover(
    council="Northmere Council",
    title="Self-evaluation of children’s social care",
    period="November 2026",
    version="0.1",
    as_at=date(2026, 11, 22),
    framework="ILACS framework in force from April 2026",
    marking="OFFICIAL-SENSITIVE",
    sign_off=(
        SignOff(role="Director of children’s services"),
        SignOff(role="Lead member for children", name="Councillor A. Example"),
        SignOff(role="Chief executive", day="30 November 2026"),
    ),
)
MONTHS = ("Dec 25", "Jan 26", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")


def spans(words: str) -> tuple[Span, ...]:
    """Spans from a short script: `**strong**`, `{key=text}` a figure, `[P4]` a reference."""
    import re

    held: list[Span] = []
    for piece in re.split(r"(\*\*.+?\*\*|\{.+?\}|\[[A-Z]\d+\])", words):
        if piece.startswith("**"):
            held.append(Text(text=piece[2:-2], strong=True))
        elif piece.startswith("{"):
            key, _, text = piece[1:-1].partition("=")
            held.append(Figure(key=key, text=text))
        elif re.fullmatch(r"\[[A-Z]\d+\]", piece):
            held.append(Reference(label=piece[1:-1]))
        elif piece:
            held.append(Text(text=piece))
    return tuple(held)


def statement(statement_id: str, words: str) -> Statement:
    made = spans(words)
    labels = tuple(span.label for span in made if isinstance(span, Reference))
    return Statement(id=statement_id, rule="example", spans=made, evidence=labels)


def paragraph(statement_id: str, words: str, style: str = "body") -> Paragraph:
    return Paragraph(statements=(statement(statement_id, words),), style=style)


def prose(block_id: str, *words: str, prompts: tuple[str, ...] = ()) -> Prose:
    made = tuple(paragraph(f"{block_id}.{at}", each) for at, each in enumerate(words))
    return Prose(id=block_id, name=block_id.title(), paragraphs=made, prompts=prompts)


def cell(words: str, status: str | None = None) -> Cell:
    return Cell(spans=spans(words), status=status)


def row(*words: str, anchor: str | None = None) -> Row:
    return Row(cells=tuple(cell(each) for each in words), anchor=anchor)


def document(*blocks: Block, labels: tuple[str, ...] = (), **changes: object) -> ComposedDocument:
    """A document of these blocks, with the evidence entries for these labels."""
    made = ComposedDocument(
        kind="self-evaluation",
        cover=COVER,
        blocks=blocks,
        evidence=tuple(entry(label) for label in labels),
    )
    return made.model_copy(update=changes)


def entry(label: str) -> EvidenceEntry:
    at = int(label[1:]) + 1
    return EvidenceEntry(
        label=label,
        key=f"ind:example_{label.lower()}",
        kind="Performance",
        title=f"Return home interviews offered, measure {label}",
        shows="71% (214 of 302), 54% before",
        period="the year to September 2026",
        places=(Source(file="performance.xlsx", sheet="Indicators", cell=f"N{at}"),),
        caveat="small numbers" if at % 3 == 0 else "",
    )


def status_paragraph(block_id: str, words: str) -> Paragraph:
    return paragraph(f"{block_id}.status", words, "status")


def aspect(name: str, title: str, status: str, *words: str, prompt: str = "") -> list[Block]:
    """A third-level heading with its status line and paragraph."""
    paragraphs = (
        status_paragraph(name, status),
        *(paragraph(f"{name}.{at}", each) for at, each in enumerate(words)),
    )
    held = Prose(
        id=f"aspect.{name}",
        name=title,
        paragraphs=paragraphs,
        prompts=(prompt,) if prompt else (),
    )
    return [Heading(id=f"h.aspect.{name}", level=3, text=title), held]


def line_chart() -> Chart:
    return Chart(
        id="chart.interviews",
        name="Return home interviews",
        kind="line",
        title="Interviews within 72 hours rose from 54% to 71%",
        alt="Line chart. Interviews within 72 hours rose from 54% in December 2025 to 71% in "
        "November 2026; the target is 80%; England 68%.",
        categories=MONTHS,
        series=(
            Series(
                name="Northmere",
                values=(54, 55, 53, 58, 61, None, 63, 66, 64, 69, 70, 71),
            ),
            Series(name="Target", values=(80,) * 12, role="target"),
            Series(name="England", values=(68,) * 12, role="england"),
            Series(name="Neighbours", values=(69,) * 12, role="neighbours"),
        ),
        unit="%",
        marks=(("Apr", "Inspection 2026"),),
        note="Source: performance.xlsx.",
    )


def stacked_chart() -> Chart:
    rounds = ("2025 Q1", "2025 Q3", "2026 Q1", "2026 Q2")
    grades = (
        ("Outstanding", "outstanding", (2, 3, 2, 4)),
        ("Good", "good", (10, 11, 14, 15)),
        ("Requires improvement", "requires_improvement", (14, 12, 11, 9)),
        ("Inadequate", "inadequate", (6, 4, 5, 3)),
    )
    return Chart(
        id="chart.grades",
        name="Audit grades",
        kind="stacked",
        title="A smaller share of audits is inadequate than a year ago",
        alt="Stacked bar chart of audit grades in four rounds: inadequate fell from 6 of 32 to "
        "3 of 31.",
        categories=rounds,
        series=tuple(
            Series(name=name, values=values, role="part", grade=grade)
            for name, grade, values in grades
        ),
        unit="audits",
    )


def profile_chart() -> Chart:
    return Chart(
        id="chart.profile",
        name="Aspects by standing",
        kind="profile",
        title="Nine of 22 aspects with evidence are strengths",
        alt="One bar: 9 strengths, 3 mixed, 6 areas for development, 4 without evidence.",
        categories=("Help and protection",),
        series=(
            Series(name="Strength", values=(9,), role="part", grade="strength"),
            Series(name="Mixed", values=(3,), role="part", grade="mixed"),
            Series(name="Area for development", values=(6,), role="part", grade="development"),
            Series(name="No evidence", values=(4,), role="part", grade="none"),
        ),
        unit="aspects",
    )


def bar_chart() -> Chart:
    return Chart(
        id="chart.neighbours",
        name="Position among neighbours",
        kind="bar",
        title="Northmere’s rate of repeat referrals is above its neighbours",
        alt="Bar chart: Northmere 27%, neighbours 22%, England 21%, target 20%.",
        categories=("Northmere", "Neighbours", "England", "Target"),
        series=(Series(name="Repeat referrals", values=(27, 22, 21, 20)),),
        unit="%",
    )


def aspects() -> list[Block]:
    """The worked examples of the wording."""
    return [
        *aspect(
            "return_home",
            "Return home interviews",
            "improving · two sources agree",
            "**Return home interviews: improving, not yet good.** In the year to September 2026, "
            "{ind:rhi.latest=71%} of interviews took place within 72 hours ({ind:rhi.n=214} of "
            "{ind:rhi.d=302}), up from {ind:rhi.then=54%} in the year of the last inspection and "
            "in line with neighbours ({ind:rhi.sn=69%}) [P31]. In the last two audit rounds 11 of "
            "18 records showed the interview shaping the plan, against 5 of 17 before [A12]. "
            "Inspectors asked in 2023 for better timeliness and use of interviews [F22]; the first "
            "has moved, the second only lately. Acceptance of the offer has not changed (62%) "
            "[P32].",
            prompt="what do interviews now tell us about where and with whom children are at "
            "risk, and what was done?",
        ),
        line_chart(),
        *aspect(
            "supervision",
            "Supervision",
            "sources differ · area for development",
            "**Supervision: sources disagree.** Recorded supervision is on time for 92% of "
            "children (target 90%) [P77], but auditors judged its quality good or better in 19 of "
            "52 records, the lowest of any aspect, and moderators lowered a third of those [A31]. "
            "Timeliness and quality are different things; both earlier inspections found "
            "supervision regular but lacking challenge [F9] [F27]. This is the third time.",
        ),
        Callout(
            id="challenge.supervision",
            name="Challenge: supervision",
            kind="challenge",
            paragraphs=(
                paragraph(
                    "challenge.1",
                    "An inspector would ask how leaders know that supervision improves children’s "
                    "plans, when 33 of 52 records fell short and two inspections said the same "
                    "[A31] [F9].",
                ),
            ),
        ),
        *aspect(
            "pathway",
            "Pathway plans",
            "area for development · three sources agree",
            "**Pathway plans: an area for development, and a returning one.** Found in 2016, 2019 "
            "and 2021 [F4] [F15] [F21]. Plans are up to date for 88% of care leavers [P54], yet 14 "
            "of 40 audited plans were good or better [A22], and care leavers told the council that "
            "plans “are not mine” [V13].",
        ),
        *aspect(
            "private_fostering",
            "Private fostering",
            "no evidence held",
            "**Private fostering: no evidence held.** Inspectors asked in 2023 for better "
            "oversight [F24]. No indicator, audit or action since bears on it.",
            prompt="what do we know, and how?",
        ),
        Callout(
            id="gap.private_fostering",
            name="Gap: private fostering",
            kind="gap",
            paragraphs=(paragraph("gap.1", "No evidence is held on private fostering [F24]."),),
        ),
        *aspect(
            "stability",
            "Placement stability",
            "steady · one source only",
            "**Placement stability: steady; too few to say more.** Eight of 74 children in care "
            "had three or more placements in the year (11%), against nine of 77 [P49]. The "
            "difference is within what chance would give. England: 10%.",
        ),
        Callout(
            id="note.small",
            name="Note: small numbers",
            kind="note",
            paragraphs=(
                paragraph("note.1", "Counts below six are protected and shown as “fewer than 6”."),
            ),
        ),
    ]


LABELS = ("P31", "P32", "P49", "P54", "P77", "A12", "A22", "A31", "V13")
FINDINGS = ("F4", "F9", "F15", "F21", "F22", "F24", "F27")


def at_a_glance() -> list[Block]:
    table = Table(
        id="glance.table",
        name="The judgement areas at a glance",
        caption="The four judgement areas at a glance",
        columns=(
            Column(title="Judgement area", weight=2.6),
            Column(title="Last grade", weight=1.7),
            Column(title="Evidence today", weight=2.8),
            Column(title="Direction", weight=1.5),
            Column(title="How sure", weight=1.8),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(area),
                    cell(grade),
                    cell(evidence),
                    cell("", direction),
                    cell(sure),
                )
            )
            for area, grade, evidence, direction, sure in (
                (
                    "Help and protection",
                    "Requires improvement, 2023",
                    "9 strengths, 3 mixed, 6 to develop",
                    "improving",
                    "two sources agree",
                ),
                (
                    "Children in care",
                    "Good, 2023",
                    "12 strengths, 4 mixed, 3 to develop",
                    "steady",
                    "three or more sources agree",
                ),
                (
                    "Care leavers",
                    "Requires improvement, 2023",
                    "5 strengths, 2 mixed, 7 to develop",
                    "declining",
                    "sources differ",
                ),
                ("Leaders", "Good, 2023", "6 strengths, 5 mixed, 4 to develop", "mixed", "–"),
            )
        ),
    )
    return [
        Heading(id="h.glance", level=1, text="At a glance", new_page=True),
        table,
        Heading(id="h.strengths", level=2, text="Strengths we can evidence"),
        Bullets(
            id="glance.strengths",
            name="Strengths",
            items=tuple(
                paragraph(f"glance.s{at}", words)
                for at, words in enumerate(
                    (
                        "Assessments are completed in time for 94% of children [P31].",
                        "Children in care live close to home: 81% within 20 miles [P49].",
                        "Staff say that supervision is regular [V13].",
                    )
                )
            ),
        ),
        Heading(id="h.develop", level=2, text="Areas for development"),
        Bullets(
            id="glance.develop",
            name="Areas for development",
            items=tuple(
                paragraph(f"glance.d{at}", words)
                for at, words in enumerate(
                    (
                        "Pathway plans: found in three inspections [F4] [F15] [F21].",
                        "Supervision lacks challenge in 33 of 52 audited records [A31].",
                    )
                )
            ),
        ),
    ]


def tracker() -> Table:
    return Table(
        id="tracker",
        name="Earlier findings",
        caption="What inspectors found before, and where it stands now",
        columns=(
            Column(title="Finding", weight=3),
            Column(title="Then", weight=2),
            Column(title="Now", weight=2),
            Column(title="Status", weight=1.7),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"Return home interviews should be timely and used in plans [{label}]"),
                    cell("{prog:then=54%} within 72 hours"),
                    cell("71% within 72 hours [P31]"),
                    cell(status, status),
                )
            )
            for label, status in zip(
                FINDINGS,
                (
                    "improving",
                    "no clear change",
                    "worse",
                    "no evidence held",
                    "improved and sustained",
                    "improving",
                    "worse",
                ),
                strict=True,
            )
        ),
        note="Then is the period of the inspection; now is the latest period held.",
    )


def indicators(rows: int = 30) -> Table:
    years = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26")
    return Table(
        id="appendix.indicators",
        name="Performance table",
        caption="Help and protection: indicators over five years",
        columns=(
            Column(title="Indicator", weight=4),
            *(Column(title=year, number=True) for year in years),
            Column(title="Target", number=True),
            Column(title="Neighbours", number=True),
            Column(title="England", number=True),
            Column(title="Direction", weight=1.6),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"Referrals within twelve months of an earlier one, {at} (%)"),
                    *(cell(f"{{ind:t{at}.{year}={20 + at % 7}}}") for year in years),
                    cell("20"),
                    cell("" if at % 5 else "22"),
                    cell("21"),
                    cell("", "improving" if at % 2 else "no reliable change"),
                )
            )
            for at in range(rows)
        ),
        wide=True,
        dense=True,
        note="– means that no figure is held.",
    )


def index() -> Table:
    return Table(
        id="appendix.index",
        name="Evidence index",
        caption="The evidence, in order of its label",
        columns=(
            Column(title="Ref", weight=0.6),
            Column(title="What it is", weight=3),
            Column(title="What it shows", weight=2.4),
            Column(title="Where it stands", weight=3),
        ),
        rows=tuple(
            row(
                label,
                f"Return home interviews, measure {label}",
                "71% (214 of 302)",
                f"performance.xlsx › Indicators › N{label[1:]}",
                anchor=label,
            )
            for label in (*LABELS, *FINDINGS)
        ),
        dense=True,
    )


def full() -> ComposedDocument:
    """Every kind of block."""
    return document(
        Contents(),
        *at_a_glance(),
        Heading(id="h.help", level=1, text="Children who need help and protection", new_page=True),
        Prose(
            id="lead.help",
            name="Summary",
            paragraphs=(
                paragraph(
                    "lead.help.1",
                    "Of 22 aspects with evidence, 9 are strengths, 6 need development and 3 are "
                    "mixed; 4 have no evidence.",
                    "lead",
                ),
            ),
        ),
        profile_chart(),
        Heading(
            id="h.help.q1",
            level=2,
            text="What do we know about the quality and impact of practice?",
        ),
        *aspects(),
        Heading(id="h.help.q2", level=2, text="How do we know it?"),
        prose("how.help", "Audit, figures and voice were read together [A12] [P31]."),
        stacked_chart(),
        bar_chart(),
        Heading(id="h.help.progress", level=2, text="Progress since the last inspection"),
        tracker(),
        Heading(
            id="h.help.plan", level=2, text="What are our plans for the next 12 months to improve?"
        ),
        prose("plan.help", "Four actions answer the six areas for development.", prompts=("why?",)),
        Heading(id="h.appendix", level=1, text="Appendix A: performance tables", new_page=True),
        indicators(),
        Heading(id="h.index", level=1, text="Appendix B: evidence index", new_page=True),
        index(),
        labels=(*LABELS, *FINDINGS),
    )
