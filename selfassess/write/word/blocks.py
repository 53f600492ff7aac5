"""Headings, prose, lists and callouts as paragraphs of the house's styles."""

from __future__ import annotations

from selfassess.model.statement import Bullets, Callout, Heading, Paragraph, Prose
from selfassess.write.word.comments import Comment, mark
from selfassess.write.word.elements import PLACEHOLDER, UPRIGHT, bookmark, control, paragraph, run
from selfassess.write.word.identity import bookmark_name, prompt_tag
from selfassess.write.word.spans import paragraph_runs
from selfassess.write.word.writing import Writing

CALLOUTS = {
    "challenge": ("challenge", "Challenge"),
    "gap": ("gap", "Gap"),
    "note": ("method", "Note"),
}
_ROOM_ABOVE = '<w:spacing w:before="480"/>'  # for a chapter that begins within a page
_KEPT = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"


def contents_bookmark(heading_id: str) -> str:
    return bookmark_name("_Toc_", heading_id)


def heading(block: Heading, writing: Writing) -> str:
    """A heading with the bookmark that the table of contents links to."""
    level = min(max(block.level, 1), 4)
    name = contents_bookmark(block.id)
    words = bookmark(writing.numbers.bookmark(), name, run(block.text))
    above = _ROOM_ABOVE if level == 1 else ""
    turn = NEW_PAGE if block.new_page else above
    return paragraph(writing.styles[f"heading{level}"], words, turn)


def prose(block: Prose, writing: Writing) -> str:
    """Paragraphs; a comment for each question to the authors stands before the last one."""
    marks = "".join(_ask(prompt, writing) for prompt in block.prompts)
    last = len(block.paragraphs) - 1
    return "".join(
        _paragraph(held, writing, marks if at == last else "")
        for at, held in enumerate(block.paragraphs)
    )


def prompts(block: Prose, writing: Writing) -> str:
    """A line for each question, in a control of its own: answering leaves the block untouched."""
    return "".join(
        _answer(prompt, prompt_tag(block.id, at), writing)
        for at, prompt in enumerate(block.prompts, start=1)
    )


def bullets(block: Bullets, writing: Writing) -> str:
    style = writing.styles["bullet"]
    return "".join(paragraph(style, paragraph_runs(item, writing)) for item in block.items)


def callout(block: Callout, writing: Writing) -> str:
    """A marked paragraph that begins with the word for what it is."""
    key, word = CALLOUTS[block.kind]
    label = run(f"{word}: ", writing.styles["label"])
    written = []
    for at, held in enumerate(block.paragraphs):
        kept = _KEPT if at < len(block.paragraphs) - 1 else ""
        words = paragraph_runs(held, writing)
        written.append(paragraph(writing.styles[key], (label if at == 0 else "") + words, kept))
    return "".join(written)


def _paragraph(held: Paragraph, writing: Writing, marks: str) -> str:
    return paragraph(writing.styles[held.style], marks + paragraph_runs(held, writing))


def _ask(prompt: str, writing: Writing) -> str:
    lines = (
        f"For the author: {prompt}",
        "Only people can answer this. Type over the line that begins “Author:” below, "
        "or delete it.",
    )
    comment = Comment(len(writing.comments), lines)
    writing.comments.append(comment)
    return mark(comment, writing.styles)


def _answer(prompt: str, tag: str, writing: Writing) -> str:
    styles = writing.styles
    words = run(f"Author: {prompt}", styles["placeholder"])
    number = writing.numbers.control(tag)
    held = control(tag, "Author’s answer", number, words, PLACEHOLDER, UPRIGHT)
    return paragraph(styles["prompt"], held)
