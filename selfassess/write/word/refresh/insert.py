"""New blocks: where in the edited document they belong, if anywhere."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.changes import INS, Revisions
from selfassess.write.word.elements import w
from selfassess.write.word.manifest import BlockRecord
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.edited import Opened, Standing
from selfassess.write.word.refresh.notes import Notes, set_point
from selfassess.write.word.refresh.place import is_turned, put, section_of, with_company
from selfassess.write.word.seal import set_bookmark


class Inserting:
    """Puts blocks of `fresh` that are new into `edited`."""

    def __init__(
        self,
        edited: Opened,
        fresh: Opened,
        adopter: Adopter,
        revisions: Revisions | None,
        notes: Notes,
    ) -> None:
        self._edited, self._fresh = edited, fresh
        self._adopter, self._revisions, self._notes = adopter, revisions, notes
        self._records = fresh.manifest.blocks
        self._levels = {
            record.id: _level(fresh.standing(record.id))
            for record in self._records
            if record.kind == "heading"
        }
        self._asked = Notes(fresh.package, notes.styles, "")

    def put(self, place: int) -> bool:
        """Puts the block at this place of the new order in; False where people have taken out
        the section that it belongs to."""
        record = self._records[place]
        standing = self._fresh.standing(record.id)
        if standing is None or self._section_is_gone(place):
            return False
        pieces = [self._adopter.adopt(held) for held in with_company(standing.control)]
        control = next(held for held in pieces if held.tag == w("sdt"))
        content = control.find(w("sdtContent"))
        assert content is not None
        self._ask(standing, content)
        set_bookmark(content, record.bookmark, self._adopter.bookmark_number())
        if self._revisions:
            self._track(pieces)
        section = section_of(self._fresh.body, standing.control)
        turned = section is not None and is_turned(section)
        put(self._edited, pieces, self._anchor(place), turned)
        made = Standing(standing.key, control, content)
        self._edited.blocks[standing.key] = made
        return True

    def _section_is_gone(self, place: int) -> bool:
        """Whether a heading that the block stands under was taken out."""
        under = self._levels.get(self._records[place].id, 99)
        for record in reversed(self._records[:place]):
            level = self._levels.get(record.id)
            if level is None or level >= under:
                continue
            if not self._stands(record):
                return True
            under = level
        return False

    def _stands(self, record: BlockRecord) -> bool:
        standing = self._edited.standing(record.id)
        return standing is not None and bool(self._edited.says(standing.content).accepted)

    def _anchor(self, place: int) -> Standing | None:
        for record in reversed(self._records[:place]):
            standing = self._edited.standing(record.id)
            if standing is not None:
                return standing
        return None

    def _ask(self, standing: Standing, content: etree._Element) -> None:
        """The questions to the authors that the new block brings with it, as comments."""
        numbers = [held.get(w("id")) or "" for held in standing.content.iter(w("commentReference"))]
        paragraphs = list(content.iter(w("p")))
        for number in numbers:
            lines = self._asked.lines(number)
            if lines and paragraphs:
                set_point(paragraphs[-1], self._notes.add(lines))

    def _track(self, pieces: list[etree._Element]) -> None:
        assert self._revisions
        for piece in pieces:
            for row in piece.iter(w("tr")):
                self._revisions.change_row(row, INS)
            for paragraph in [piece] if piece.tag == w("p") else list(piece.iter(w("p"))):
                if next(paragraph.iterancestors(w("tr")), None) is None:
                    self._revisions.insert_paragraph(paragraph)


def _level(standing: Standing | None) -> int:
    """The level of a heading by its style's place in the outline: 1 to 9."""
    if standing is None:
        return 9
    style = standing.content.find(f".//{w('pStyle')}")
    name = (style.get(w("val")) if style is not None else None) or ""
    digits = "".join(letter for letter in name if letter.isdigit())
    return int(digits[-1]) if digits else 9
