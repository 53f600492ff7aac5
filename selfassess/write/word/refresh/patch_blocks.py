"""Makes the content of a block say what the new one says: paragraph by paragraph, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml import etree

from selfassess.write.word.canonical import Drawn, block_text
from selfassess.write.word.changes import DEL, INS, Revisions
from selfassess.write.word.elements import w
from selfassess.write.word.hung import paragraph_beside, save_into
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.patch_words import WordPatch

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_STYLE = f"{w('pPr')}/{w('pStyle')}"
_ALIKE = 0.3  # paragraphs less alike are exchanged whole


class CannotPatchError(Exception):
    """The new content is made in another way, and what people dressed could not be kept."""


class BlockPatch:
    """Patches content. `now` and `then` say what charts show in the two files; `dressed` whether
    people have formatted it, so that paragraphs keep their styles."""

    def __init__(
        self,
        adopter: Adopter,
        revisions: Revisions | None,
        now: Drawn,
        then: Drawn,
        *,
        dressed: bool,
    ) -> None:
        self._adopter = adopter
        self._revisions = revisions
        self._words = WordPatch(adopter, revisions)
        self._now, self._then = now, then
        self._dressed = dressed

    def patch(self, current: etree._Element, fresh: etree._Element) -> None:
        """Changes `current` (a control's content or a cell). Raises `CannotPatchError`."""
        old = [held for held in current if held.tag in (_P, _TBL)]
        new = [held for held in fresh if held.tag in (_P, _TBL)]
        said = [(held.tag, block_text([held], drawn=self._now)) for held in old]
        says = [(held.tag, block_text([held], drawn=self._then)) for held in new]
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, said, says, autojunk=False).get_opcodes():
            if kind != "equal":
                self._exchange(old[i1:i2], new[j1:j2], _before(old, i1), current)

    def _exchange(
        self,
        old: list[etree._Element],
        new: list[etree._Element],
        before: etree._Element | None,
        current: etree._Element,
    ) -> None:
        pairs = self._pairs(old, new)
        for held in old:
            fresh = pairs.get(held)
            if fresh is not None:
                self._one(held, fresh)
        anchor = before
        taken = {id(fresh): held for held, fresh in pairs.items()}
        for fresh in new:
            if id(fresh) in taken:
                anchor = taken[id(fresh)]
                continue
            made = self._adopter.adopt(fresh)
            if self._revisions:
                self._insert_tracked(made)
            if anchor is None:
                current.insert(0, made)
            else:
                anchor.addnext(made)
            anchor = made
        for held in old:
            if held not in pairs:
                self._take_away(held)

    def _pairs(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element]
    ) -> dict[etree._Element, etree._Element]:
        """Which old piece becomes which new one, in order: tables with tables of as many columns,
        paragraphs with those that are alike; all of them where there are as many of each."""
        if [held.tag for held in old] == [held.tag for held in new]:
            both = zip(old, new, strict=True)
            return {held: fresh for held, fresh in both if self._fits(held, fresh)}
        pairs: dict[etree._Element, etree._Element] = {}
        start = 0
        for held in old:
            words = block_text([held], drawn=self._now)
            for at in range(start, len(new)):
                if new[at].tag != held.tag or not self._fits(held, new[at]):
                    continue
                says = block_text([new[at]], drawn=self._then)
                ratio = SequenceMatcher(None, words, says, autojunk=False).ratio()
                if held.tag == _TBL or ratio >= _ALIKE:
                    pairs[held], start = new[at], at + 1
                    break
        return pairs

    def _fits(self, held: etree._Element, fresh: etree._Element) -> bool:
        """Whether a piece can be patched: a table of other columns is exchanged whole, unless
        people have dressed it."""
        rows = [row for each in (held, fresh) for row in each.iterchildren(_TR)]
        fits = held.tag != _TBL or len({len(row.findall(_TC)) for row in rows}) == 1
        if not fits and self._dressed:
            raise CannotPatchError
        return fits

    def _one(self, held: etree._Element, fresh: etree._Element) -> None:
        if held.tag == _TBL:
            self._table(held, fresh)
            return
        style, wanted = held.find(_STYLE), fresh.find(_STYLE)
        self._words.patch(held, fresh)
        plain = not self._dressed and self._revisions is None
        if style is not None and wanted is not None and plain:
            style.set(w("val"), self._adopter.style(wanted.get(w("val")) or ""))

    def _table(self, table: etree._Element, fresh: etree._Element) -> None:
        old, new = list(table.iterchildren(_TR)), list(fresh.iterchildren(_TR))
        for name in ("tblCaption", "tblDescription"):
            words = fresh.find(f"{w('tblPr')}/{w(name)}")
            mine = table.find(f"{w('tblPr')}/{w(name)}")
            if words is not None and mine is not None:
                mine.set(w("val"), words.get(w("val")) or "")
        said, says = ([self._row_key(row) for row in rows] for rows in (old, new))
        firsts, seconds = [key for key, _ in said], [key for key, _ in says]
        alone = len(set(firsts)) == len(firsts) and len(set(seconds)) == len(seconds)
        if alone and firsts != seconds and not self._revisions:
            self._reorder(old, new, firsts, seconds)
            return
        for kind, i1, i2, j1, j2 in SequenceMatcher(
            None, firsts, seconds, autojunk=False
        ).get_opcodes():
            if kind == "equal":
                for at, other in zip(range(i1, i2), range(j1, j2), strict=True):
                    if said[at] != says[other]:
                        self._row(old[at], new[other])
                continue
            anchor = _before(old, i1)
            for row in new[j1:j2]:
                made = self._adopter.adopt(row)
                if self._revisions:
                    self._revisions.change_row(made, INS)
                if anchor is None:
                    old[0].addprevious(made)
                else:
                    anchor.addnext(made)
                anchor = made
            for row in old[i1:i2]:
                self._take_away(row)

    def _reorder(
        self,
        old: list[etree._Element],
        new: list[etree._Element],
        firsts: list[str],
        seconds: list[str],
    ) -> None:
        """Rows by what their first cells say: those that stay are patched and set into the new
        order, so that they keep what people did to them."""
        held = dict(zip(firsts, old, strict=True))
        anchor = old[0].getprevious()
        assert anchor is not None
        for key, fresh in zip(seconds, new, strict=True):
            row = held.pop(key, None)
            if row is None:
                row = self._adopter.adopt(fresh)
            else:
                self._row(row, fresh)
            anchor.addnext(row)
            anchor = row
        for row in held.values():
            self._take_away(row)

    def _row(self, row: etree._Element, fresh: etree._Element) -> None:
        for cell, other in zip(row.findall(_TC), fresh.findall(_TC), strict=True):
            self.patch(cell, other)

    def _row_key(self, row: etree._Element) -> tuple[str, str]:
        cells = [block_text(cell, drawn=self._now) for cell in row.iterchildren(_TC)]
        return cells[0] if cells else "", "\t".join(cells)

    def _insert_tracked(self, made: etree._Element) -> None:
        assert self._revisions
        if made.tag == _P:
            self._revisions.insert_paragraph(made)
        for row in made.iter(_TR):
            self._revisions.change_row(row, INS)

    def _take_away(self, held: etree._Element) -> None:
        if self._revisions:
            if held.tag == _P:
                self._revisions.delete_paragraph(held)
            for row in [held] if held.tag == _TR else list(held.iter(_TR)):
                self._revisions.change_row(row, DEL)
            return
        parent = held.getparent()
        if parent is not None:
            save_into(held, paragraph_beside(held))
            parent.remove(held)


def _before(old: list[etree._Element], at: int) -> etree._Element | None:
    return old[at - 1] if at else None
