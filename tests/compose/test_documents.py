"""What every draft keeps to, whatever it is made from."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from selfassess.compose.figures import LONGEST_KEY
from selfassess.model.statement import (
    ComposedDocument,
    Figure,
    Heading,
    Prose,
    Reference,
    Span,
    Statement,
)
from tests.compose import compositions as made

NEVER = re.compile(
    r"\b(because|due to|as a result of|thanks to|excellent|robust|impressive|exemplary"
    r"|(?:is|are|were) outstanding|opportunit\w+|cases)\b",
    re.IGNORECASE,
)
OURS = re.compile("“[^”]*”")  # what stands in quotation marks is somebody else's words
DRAFTS = {
    "empty": lambda: made.composed(made.empty()),
    "one indicator": lambda: made.composed(made.one_indicator()),
    "thin": lambda: made.composed(made.thin(), before=made.remembered()),
    "northmere": made.northmere,
    "readiness, empty": lambda: made.readied(made.empty()),
    "readiness, thin": lambda: made.readied(
        made.thin(), None, made.LISTS, made.RULES, None, made.COHORTS
    ),
    "readiness, northmere": made.northmere_readied,
}


@pytest.fixture(params=DRAFTS, scope="module")
def draft(request: pytest.FixtureRequest) -> ComposedDocument:
    return DRAFTS[request.param]()


def spans(document: ComposedDocument) -> list[Span]:
    found = [span for statement in document.statements() for span in statement.spans]
    for table in made.tables(document):
        found += [span for row in table.rows for cell in row.cells for span in cell.spans]
    return found


def our_words(statement: Statement) -> str:
    return OURS.sub("“…”", statement.words)


def test_blocks_and_sentences_have_names_of_their_own(draft: ComposedDocument) -> None:
    for names in ([b.id for b in draft.blocks], [s.id for s in draft.statements()]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_reference_leads_to_an_entry_of_the_index(draft: ComposedDocument) -> None:
    anchors = {row.anchor for table in made.tables(draft) for row in table.rows if row.anchor}
    entries = {entry.label for entry in draft.evidence}
    referred = {span.label for span in spans(draft) if isinstance(span, Reference)}
    assert referred <= entries
    assert anchors == entries


def test_every_entry_of_the_index_names_its_source(draft: ComposedDocument) -> None:
    assert [entry.label for entry in draft.evidence if not entry.places] == []


def test_no_sentence_claims_a_cause_praises_or_grades(draft: ComposedDocument) -> None:
    offending = [our_words(s) for s in draft.statements() if NEVER.search(our_words(s))]
    assert offending == []


def test_figure_keys_fit_and_say_one_thing_each(draft: ComposedDocument) -> None:
    said: dict[str, str] = {}
    for span in spans(draft):
        if isinstance(span, Figure):
            assert len(span.key) <= LONGEST_KEY
            assert said.setdefault(span.key, span.text) == span.text, span.key


def test_no_cell_is_empty_and_no_table_is_too_wide(draft: ComposedDocument) -> None:
    for table in made.tables(draft):
        assert table.rows, table.id
        assert len(table.columns) <= 7, table.id
        for row in table.rows:
            assert len(row.cells) == len(table.columns), table.id
            assert all(cell.words.strip() for cell in row.cells), table.id


def test_headings_go_down_one_level_at_a_time(draft: ComposedDocument) -> None:
    levels = [0, *(b.level for b in draft.blocks if isinstance(b, Heading))]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_heading_stands_alone(draft: ComposedDocument) -> None:
    pairs = zip(draft.blocks, [*draft.blocks[1:], None], strict=True)
    alone = [
        block.id
        for block, after in pairs
        if isinstance(block, Heading)
        and (after is None or (isinstance(after, Heading) and after.level <= block.level))
    ]
    assert alone == []


def test_neighbouring_paragraphs_do_not_open_alike(draft: ComposedDocument) -> None:
    openings: list[list[str]] = []
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            openings.append([f"a new part: {block.id}"])
        if isinstance(block, Prose):
            told = [p for p in block.paragraphs if p.style != "status"]
            openings += [p.statements[0].words.split()[:3] for p in told]
    assert [a for a, b in pairwise(openings) if a == b] == []


def test_the_same_inputs_give_the_same_draft() -> None:
    first, second = made.composed(made.thin()), made.composed(made.thin())
    assert first == second


def test_an_aspect_paragraph_has_at_most_ninety_words() -> None:
    long = []
    for paragraph in made.paragraphs(made.northmere()):
        if paragraph.statements[0].rule.startswith("aspect.") and paragraph.style == "body":
            words = " ".join(
                "".join(s.text for s in st.spans if not isinstance(s, Reference))
                for st in paragraph.statements
            )
            if len(words.split()) > 90:
                long.append(words)
    assert long == []


def test_sentences_average_twenty_five_words_or_fewer() -> None:
    told = [
        len(re.sub(r"\[\w+\]", "", s.words).split())
        for p in made.paragraphs(made.northmere())
        if p.style == "body"
        for s in p.statements
    ]
    assert sum(told) / len(told) <= 25


def test_dropped_sections_are_left_out_and_the_rest_keeps_the_order_given() -> None:
    dossier = made.thin()
    choices = dossier.workspace.documents.model_copy(
        update={"sections": ("voice", "areas", "plan"), "without": ("glossary", "plan")}
    )
    workspace = dossier.workspace.model_copy(update={"documents": choices})
    draft = made.composed(dossier.model_copy(update={"workspace": workspace}))
    chapters = [b.id for b in draft.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters[:2] == ["voice", "help_protection"]
    assert {"plan", "glance", "glossary"}.isdisjoint(chapters)


def test_the_self_grade_stands_only_where_the_council_wants_it() -> None:
    dossier = made.thin()
    choices = dossier.workspace.documents.model_copy(update={"show_self_grades": True})
    workspace = dossier.workspace.model_copy(update={"documents": choices})
    shown = made.composed(dossier.model_copy(update={"workspace": workspace}))
    hidden = made.composed(dossier)

    def columns(document: ComposedDocument) -> list[str]:
        return [c.title for c in made.tables(document)[0].columns]

    assert "Self-grade" in columns(shown)
    assert "Self-grade" not in columns(hidden)


def test_labels_of_the_last_run_are_kept() -> None:
    labels = {"ind:rereferrals_pct": "P40"}
    draft = made.composed(made.one_indicator(), labels=labels)
    assert {e.label for e in draft.evidence if e.key == "ind:rereferrals_pct"} == {"P40"}


def test_what_says_nothing_notable_is_one_sentence_unless_the_council_wants_it_shown() -> None:
    hidden, shown = made.composed(made.thin()), made.composed(made.nothing_hidden())

    def neither(document: ComposedDocument) -> int:
        return sum(s.rule == "area.neither" for s in document.statements())

    assert neither(hidden) > 0
    assert neither(shown) == 0
    assert {e.key for e in hidden.evidence} == {e.key for e in shown.evidence}
