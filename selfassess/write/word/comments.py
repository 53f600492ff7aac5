"""Comments: their part, and the mark in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfassess.write.word.elements import clean, paragraph, root, run
from selfassess.write.word.package import OFFICE, WML, Package
from selfassess.write.word.styles import Styles

AUTHOR, INITIALS = "selfassess", "sa"
PART = "word/comments.xml"


@dataclass(frozen=True)
class Comment:
    """One comment of ours, in paragraphs."""

    number: int
    lines: tuple[str, ...]


def mark(comment: Comment, styles: Styles) -> str:
    """The comment's anchor: a point before the first run of a paragraph.

    A range over all text of a control makes LibreOffice 7.4 drop that text from view.
    """
    style = styles["comment_mark"]
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    number = f'w:id="{comment.number}"'
    return (
        f"<w:commentRangeStart {number}/><w:commentRangeEnd {number}/>"
        f"<w:r>{properties}<w:commentReference {number}/></w:r>"
    )


def add_comments(package: Package, comments: list[Comment], styles: Styles, as_at: date) -> None:
    """Write the comments part, dated with the day the evidence is taken at."""
    if not comments:
        return
    written = "".join(comment_xml(comment, styles, as_at.isoformat()) for comment in comments)
    package.add(PART, root("comments", written).encode(), f"{WML}.comments+xml")
    package.relate(package.main, f"{OFFICE}/comments", PART)


def comment_xml(comment: Comment, styles: Styles, day: str) -> str:
    """One comment as it stands in the part; `day` as "2026-11-22"."""
    sign = styles["comment_mark"]
    properties = f'<w:rPr><w:rStyle w:val="{sign}"/></w:rPr>' if sign else ""
    first = f"<w:r>{properties}<w:annotationRef/></w:r>"
    written = "".join(
        paragraph(styles["comment_text"], (first if at == 0 else "") + run(line))
        for at, line in enumerate(comment.lines)
    )
    return (
        f'<w:comment w:id="{comment.number}" w:author="{clean(AUTHOR)}" '
        f'w:date="{day}T00:00:00Z" w:initials="{INITIALS}">{written}</w:comment>'
    )
