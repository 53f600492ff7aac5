"""Statements and cells as runs: words, figures in their controls, references as links."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.statement import Cell, Figure, Paragraph, Reference, Span, Statement, Text
from selfassess.write.word.elements import HIDDEN, bookmark, control, link, run
from selfassess.write.word.identity import figure_tag
from selfassess.write.word.status import known, status_run
from selfassess.write.word.unbroken import NO_BREAK, kept_whole
from selfassess.write.word.writing import Writing, index_bookmark, use_bookmark

NOTHING = "–"
_BETWEEN = " · "
_SHORT_WORD = 8  # letters


def paragraph_runs(paragraph: Paragraph, writing: Writing) -> str:
    """A paragraph's statements one after another, parted by a space."""
    if paragraph.style == "status":
        return _status_line(paragraph.statements, writing)
    return runs(_joined(paragraph.statements), writing)


def cell_runs(cell: Cell, writing: Writing, own: str = "") -> str:
    """The content of a cell, never empty. `own` is the label whose index row this is."""
    if cell.status:
        return status_run(cell.status, cell.words, writing.styles)
    written = runs(cell.spans, writing, own, kept=False)
    return written if cell.words.strip() else run(NOTHING)


def runs(spans: Iterable[Span], writing: Writing, own: str = "", *, kept: bool = True) -> str:
    """Spans in order. In prose a reference is `kept` with the word before it; in a narrow cell
    it may begin a line, unless a short word is all that stands before it."""
    held = list(spans)
    written: list[str] = []
    for at, span in enumerate(held):
        before = held[at - 1] if at else None
        after = held[at + 1] if at + 1 < len(held) else None
        match span:
            case Text():
                near = isinstance(after, Reference) and (kept or is_short(span.text))
                written.append(_text(span, near, own, writing))
            case Figure():
                written.append(_figure(span, writing))
            case Reference():
                if before is not None and _needs_space(before):
                    alone = not isinstance(before, Reference) and (kept or is_short(before.text))
                    written.append(run(NO_BREAK if alone else " "))
                written.append(_reference(span.label, own, writing))
    return "".join(written)


def cell_words(cell: Cell) -> str:
    """What a cell will say, with what its lines must not part held together."""
    said = "".join(
        f"[{span.label}]" if isinstance(span, Reference) else kept_whole(span.text)
        for span in cell.spans
    )
    first = cell.spans[0] if cell.spans else None
    if len(cell.spans) == 2 and isinstance(first, Text) and is_short(first.text):
        return said.replace(" ", NO_BREAK)
    return said


def is_short(text: str) -> bool:
    """Whether this is one short word, which must not stand apart from its reference."""
    return len(text) <= _SHORT_WORD and " " not in text.strip()


def _text(span: Text, kept: bool, own: str, writing: Writing) -> str:
    text = span.text
    if not text:
        return ""
    if own and text.strip() == own:
        return _reference(own, own, writing)
    if kept and text.strip() and text.endswith(" "):
        text = text.rstrip(" ") + NO_BREAK
    text = kept_whole(text)
    styles = writing.styles
    style = styles["strong"] if span.strong else styles["emphasis"] if span.emphasis else ""
    both = span.strong and span.emphasis
    return run(
        text,
        style,
        strong=span.strong and not style,
        emphasis=both or (span.emphasis and not style),
    )


def _figure(span: Figure, writing: Writing) -> str:
    writing.figure(span.key, span.text)
    tag = figure_tag(span.key)
    style = writing.styles["strong"] if span.strong else ""
    return control(
        tag, "Figure", writing.numbers.control(tag), run(kept_whole(span.text), style), HIDDEN
    )


def _reference(label: str, own: str, writing: Writing) -> str:
    """ "[P4]" as a link to its row of the index; in that row, "P4" as a link back."""
    style = writing.styles["reference"]
    if label == own:
        said = run(label, style)
        if label not in writing.cited:
            return said
        return link(use_bookmark(label), said, f"Back to where {label} is first cited")
    said = run(f"[{label}]", style)
    if label not in writing.indexed:
        return said
    linked = link(index_bookmark(label), said, f"{label} in the evidence index")
    name = writing.first_use(label)
    return bookmark(writing.numbers.bookmark(), name, linked) if name else linked


def _needs_space(before: Span) -> bool:
    if isinstance(before, Reference):
        return True
    return bool(before.text) and before.text[-1] not in " \u00a0([/–—-\n"


def _joined(statements: Iterable[Statement]) -> list[Span]:
    held: list[Span] = []
    for statement in statements:
        if not statement.spans:
            continue
        if held and not _ends_open(held[-1]) and not _starts_open(statement.spans[0]):
            held.append(Text(text=" "))
        held.extend(statement.spans)
    return held


def _ends_open(span: Span) -> bool:
    return not isinstance(span, Reference) and span.text.endswith((" ", "\u00a0"))


def _starts_open(span: Span) -> bool:
    return not isinstance(span, Reference) and span.text.startswith((" ", "\u00a0"))


def _status_line(statements: Iterable[Statement], writing: Writing) -> str:
    """A line such as "strength · improving · two sources agree", known words with their shape."""
    written: list[str] = []
    for span in _joined(statements):
        if not isinstance(span, Text):
            written.append(runs((span,), writing))
            continue
        pieces = span.text.split(_BETWEEN.strip())
        for at, piece in enumerate(pieces):
            if at:
                written.append(run(_BETWEEN))
            if known(piece):
                written.append(status_run(piece, piece, writing.styles))
            elif piece.strip():
                whole = piece if len(pieces) == 1 else piece.strip()
                written.append(runs((span.model_copy(update={"text": whole}),), writing))
    return "".join(written)
