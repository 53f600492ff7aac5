"""One block brought up to date in place, with a check that nothing of anybody's was lost."""

from __future__ import annotations

import copy
from collections import Counter

from lxml import etree

from selfassess.write.word.canonical import block_text, fold, format_hash
from selfassess.write.word.changes import DEL, INS, Revisions, accept_ours, ours, take_back
from selfassess.write.word.cover import tag_of
from selfassess.write.word.drawn import drawn_in
from selfassess.write.word.elements import w
from selfassess.write.word.identity import figure_tag
from selfassess.write.word.manifest import BlockRecord
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.chart_data import ChartPatch
from selfassess.write.word.refresh.edited import Opened, Standing
from selfassess.write.word.refresh.notes import Notes
from selfassess.write.word.refresh.patch_blocks import BlockPatch, CannotPatchError
from selfassess.write.word.refresh.patch_words import WordPatch
from selfassess.write.word.refresh.people import held_by_people
from selfassess.write.word.refresh.say import Moved
from selfassess.write.word.seal import set_bookmark, shield_first_run

_SDT, _CONTENT, _T = w("sdt"), w("sdtContent"), w("t")


class Update:
    """Brings blocks of `edited` to what they say in `fresh`."""

    def __init__(
        self,
        edited: Opened,
        fresh: Opened,
        adopter: Adopter,
        notes: Notes,
        revisions: Revisions,
        track: bool,
    ) -> None:
        self._edited, self._fresh = edited, fresh
        self._adopter, self._notes = adopter, notes
        self._revisions, self._track = revisions, track
        self._charts = ChartPatch(edited.package, fresh.package, adopter)

    def block(
        self, standing: Standing, new: Standing, record: BlockRecord, *, pending: bool
    ) -> bool:
        """Changes the block in place; False, with the block as it was, where that cannot be done
        without losing what people put there."""
        content = standing.content
        kept, parts = copy.deepcopy(content), dict(self._edited.package.parts)
        dressed = _dressed(content, record)
        ours_before = self._notes.ours()
        people = self._held([content], ours_before)
        all_ours = pending and not record.previous  # inserted by us as a whole, not yet decided on
        self._settle(content, pending, all_ours)
        tracked = self._revisions if self._track and not all_ours else None
        self._charts.patch(content, new.content, record.alt)
        self._edited.drawn = drawn_in(self._edited.package)
        before = self._text(content)
        for revisions in (tracked, None) if tracked else (None,):
            try:
                self._patch(content, new.content, revisions, dressed)
                whole = self._whole(content, new, before, people, ours_before)
            except CannotPatchError:
                whole = False
            if whole:
                if all_ours and self._track:
                    self._insert_again(content)
                self._reseal(content, record)
                return True
            content[:] = [copy.deepcopy(held) for held in kept]
            self._settle(content, pending, all_ours)
        if not people and not dressed:
            self._exchange(content, new, record)
            return True
        content[:] = list(kept)
        self._edited.package.parts.update(parts)
        self._edited.drawn = drawn_in(self._edited.package)
        return False

    def _settle(self, content: etree._Element, pending: bool, all_ours: bool) -> None:
        """Our own suggestions in the block out of the way before it is patched: taken back where
        the new ones are to be tracked too, else made good."""
        if pending:
            if all_ours or not self._track:
                accept_ours(content)
            else:
                take_back(content)
            self._adopter.look_again()

    def _insert_again(self, content: etree._Element) -> None:
        """A block that is a suggestion as a whole stays one."""
        for row in content.iter(w("tr")):
            self._revisions.change_row(row, INS)
        for paragraph in content.iterchildren(w("p")):
            self._revisions.insert_paragraph(paragraph)

    def offer_figures(self, standing: Standing, moved: list[Moved]) -> None:
        """Tracked changes in an edited block for the figures whose control still shows the old
        value; a suggestion of ours that nobody decided on is taken back first."""
        words = WordPatch(self._adopter, self._revisions)
        by_tag = {figure_tag(each.key): each for each in moved}
        for control in list(standing.content.iter(_SDT)):
            each = by_tag.get(tag_of(control) or "")
            content = control.find(_CONTENT)
            if each is None or content is None:
                continue
            if any(held.tag in (INS, DEL) for held in control.iterancestors()):
                continue
            changes = list(content.iter(INS, DEL))
            if changes:
                said = fold("".join(t.text or "" for t in content.iter(_T)))
                if not all(ours(held) for held in changes) or said != fold(each.before):
                    continue
                take_back(content)
                shown = fold("".join(t.text or "" for t in content.iter(_T)))
                if shown != fold(each.now):
                    words.figure(control, each.now)
                continue
            if fold("".join(t.text or "" for t in content.iter(_T))) == fold(each.before):
                words.figure(control, each.now)

    def _patch(
        self,
        content: etree._Element,
        new: etree._Element,
        revisions: Revisions | None,
        dressed: bool,
    ) -> None:
        now, then = self._edited.drawn, self._fresh.drawn
        BlockPatch(self._adopter, revisions, now, then, dressed=dressed).patch(content, new)

    def _whole(
        self,
        content: etree._Element,
        new: Standing,
        before: str,
        people: Counter[str],
        ours_before: set[str],
    ) -> bool:
        """Whether the block says the new text, the old one if all is rejected, and still holds
        what people put there."""
        self._edited.drawn = drawn_in(self._edited.package)  # a chart may have come with the patch
        said = self._edited.says(content)
        wanted = block_text(new.content, drawn=self._fresh.drawn)
        if said.accepted != wanted or (said.pending and said.rejected != before):
            return False
        lost = people.copy()
        lost.subtract(self._held([content], ours_before))
        return all(count <= 0 for count in lost.values())

    def _exchange(self, content: etree._Element, new: Standing, record: BlockRecord) -> None:
        """The whole content new: nobody has put anything there."""
        for held in list(content):
            content.remove(held)
        self._adopter.look_again()
        content[:] = [self._adopter.adopt(held) for held in new.content]
        self._reseal(content, record)

    def _reseal(self, content: etree._Element, record: BlockRecord) -> None:
        """The block's bookmark again from its first paragraph to its last; the shield again."""
        for mark in list(content.iter(w("bookmarkStart"))):
            if mark.get(w("name")) == record.bookmark:
                mark.getparent().remove(mark)  # type: ignore[union-attr]
        set_bookmark(content, record.bookmark, self._adopter.bookmark_number())
        shield_first_run(content, record.id, self._adopter.control_number)

    def _held(self, content: list[etree._Element], ours: set[str]) -> Counter[str]:
        """What people put there; LibreOffice, which loses our controls, spells all dress out."""
        return held_by_people(content, ours, dress=not self._edited.regained)

    def _text(self, content: etree._Element) -> str:
        return block_text(content, drawn=self._edited.drawn)


def _dressed(content: etree._Element, record: BlockRecord) -> bool:
    """Whether people have formatted a block: what our own suggestions wear is not theirs."""
    made = copy.deepcopy(content)
    accept_ours(made)
    return format_hash(made) != record.format_hash
