"""The cover, and the named places of a template that are filled from it.

A template may hold plain-text controls tagged `sat:council`, `sat:title` and so on, anywhere: on
its cover, in headers and footers. A template without a cover of its own gets ours.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from selfassess.model.period import say_date
from selfassess.model.statement import Cell, Column, ComposedDocument, Cover, Row, Table, Text
from selfassess.write.packed import plain_text
from selfassess.write.word.elements import PLAIN, control, paragraph, run, w
from selfassess.write.word.identity import TEMPLATE
from selfassess.write.word.package import OFFICE, Package, serialise
from selfassess.write.word.styles import Styles
from selfassess.write.word.tables import plain_table
from selfassess.write.word.writing import Writing

BODY, SIGN_OFF, LOGO = f"{TEMPLATE}body", f"{TEMPLATE}sign_off", f"{TEMPLATE}logo"
FIELDS = ("council", "title", "period", "version", "date", "draft", "marking", "framework")
SIGN_OFF_TITLE = "Document control"


def cover_fields(cover: Cover) -> dict[str, str]:
    """What goes into each named place."""
    return {
        "council": cover.council,
        "title": cover.title,
        "period": cover.period,
        "version": f"Version {cover.version}",
        "date": say_date(cover.as_at),
        "draft": "DRAFT" if cover.draft else "Final",
        "marking": cover.marking,
        "framework": cover.framework,
    }


def fill(part: etree._Element, fields: dict[str, str]) -> int:
    """Put the fields into the `sat:` controls of one part; returns how many were filled."""
    filled = 0
    for held in list(part.iter(w("sdt"))):
        name = (tag_of(held) or "").removeprefix(TEMPLATE)
        if name in fields and (tag_of(held) or "").startswith(TEMPLATE):
            _set_text(held, fields[name])
            filled += 1
    return filled


def fill_changed(
    package: Package, document: etree._Element, before: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Fill the places of a document, its headers and footers whose words are new, where they
    still hold what was put there before; says whether any changed."""
    new = {name: words for name, words in now.items() if before.get(name) not in (None, words)}
    parts = {
        name: package.part(name)
        for kind in ("header", "footer")
        for name in package.related(package.main, f"{OFFICE}/{kind}").values()
        if new and name in package.parts
    }
    changed = False
    for name, part in ((None, document), *parts.items()):
        for held in list(part.iter(w("sdt"))):
            place = (tag_of(held) or "").removeprefix(TEMPLATE)
            words = "".join(text.text or "" for text in held.iter(w("t")))
            if place in new and words.strip() == before[place].strip():
                _set_text(held, new[place])
                changed = True
                if name:
                    package.parts[name] = serialise(part)
    return changed


def tag_of(held: etree._Element) -> str | None:
    tag = held.find(f"{w('sdtPr')}/{w('tag')}")
    return None if tag is None else tag.get(w("val"))


def find_control(part: etree._Element, tag: str) -> etree._Element | None:
    return next((held for held in part.iter(w("sdt")) if tag_of(held) == tag), None)


def field_control(name: str, words: str, number: int) -> str:
    """One named place round a run."""
    tag = f"{TEMPLATE}{name}"
    return control(tag, name.replace("_", " ").capitalize(), number, words, PLAIN)


def cover_xml(styles: Styles) -> str:
    """A cover of our own, its places still to be filled: used where a template has none, and by
    the maker of the templates that come with the tool."""

    def place(name: str, number: int) -> str:
        return field_control(name, run(name), number)

    def line(style: str, *names: str) -> str:
        joined = run(" · ").join(place(name, _number(name)) for name in names)
        return paragraph(styles[style], joined)

    sign_off = control(
        SIGN_OFF, "Sign-off table", _number("sign_off"), paragraph(styles["body"], run("–"))
    )
    return (
        line("stamp", "draft")
        + line("cover", "council")
        + line("title", "title")
        + line("subtitle", "period")
        + line("cover", "version", "date")
        + line("cover", "framework")
        + line("marking", "marking")
        + sign_off
    )


def short_cover_xml(styles: Styles) -> str:
    """A head for the short version: title, council and period, version and date."""

    def place(name: str) -> str:
        return field_control(name, run(name), _number(name))

    def line(style: str, *names: str) -> str:
        return paragraph(styles[style], run(" · ").join(place(name) for name in names))

    return (
        line("title", "title")
        + line("subtitle", "council", "period")
        + line("cover", "version", "date", "draft")
    )


def sign_off_table(composed: ComposedDocument, writing: Writing, width: int) -> str:
    """Who signs the document off, in the order given."""
    lines = composed.cover.sign_off
    if not lines:
        return ""
    titles = ("Role", "Name", "Date")
    rows = tuple(
        Row(cells=tuple(Cell(spans=(Text(text=t),)) for t in (held.role, held.name, held.day)))
        for held in lines
    )
    table = Table(
        id="sign-off",
        name=SIGN_OFF_TITLE,
        caption=SIGN_OFF_TITLE,
        columns=tuple(Column(title=t, weight=x) for t, x in zip(titles, (3, 3, 2), strict=True)),
        rows=rows,
    )
    head = paragraph(writing.styles["cover"], run(SIGN_OFF_TITLE, writing.styles["strong"]))
    return head + plain_table(table, writing, width) + paragraph(writing.styles["space"], "")


def _number(name: str) -> int:
    return 700 + (*FIELDS, "sign_off", "logo", "body").index(name)


def _set_text(held: etree._Element, words: str) -> None:
    """Put words into a control, dressed as its first run was."""
    texts = list(held.iter(w("t")))
    if not texts:
        return
    texts[0].text = plain_text(words)
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for more in texts[1:]:
        run_of = more.getparent()
        if run_of is not None:
            run_of.remove(more)
    showing = held.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")
    if showing is not None and showing.getparent() is not None:
        showing.getparent().remove(showing)  # type: ignore[union-attr]
