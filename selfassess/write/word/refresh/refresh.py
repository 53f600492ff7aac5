"""The door: an edited draft and the draft as it would be written now; out comes the edited draft,
brought up to date where people left it alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from selfassess.model.edited import BlockChange, Fate, Refreshed
from selfassess.write.word.changes import Revisions, top_number
from selfassess.write.word.cover import fill_changed
from selfassess.write.word.elements import w
from selfassess.write.word.identity import block_tag
from selfassess.write.word.manifest import BlockRecord, Manifest, manifest_part, write_manifest
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.edited import NoRecordError, Opened, Standing
from selfassess.write.word.refresh.insert import Inserting
from selfassess.write.word.refresh.links import renew_contents
from selfassess.write.word.refresh.notes import Notes, set_point
from selfassess.write.word.refresh.packed import packed
from selfassess.write.word.refresh.people import held_by_people
from selfassess.write.word.refresh.say import (
    Moved,
    copy_comment,
    moved_comment,
    moved_figures,
    orphan_comment,
)
from selfassess.write.word.refresh.state import State, state_of
from selfassess.write.word.refresh.update import Update
from selfassess.write.word.styles import Styles

__all__ = ["NoRecordError", "refresh_document"]


def refresh_document(
    edited: bytes, fresh: bytes, *, track: bool = False
) -> tuple[bytes, Refreshed]:
    """The refreshed file and what was done. Where nothing is to be done, the same bytes.

    With `track` every change of text is a tracked one. Raises `NoRecordError` where what was
    generated cannot be told from what people wrote.
    """
    return _Refresh(Opened(edited), Opened(fresh), track).run(edited)


@dataclass
class _Refresh:
    edited: Opened
    fresh: Opened
    track: bool
    changes: list[BlockChange] = field(default_factory=list)
    records: list[BlockRecord] = field(default_factory=list)
    untouched: int = 0
    touched: bool = False  # whether anything in the document was changed

    def __post_init__(self) -> None:
        day = self.fresh.manifest.as_at
        self.adopter = Adopter(self.edited, self.fresh)
        package = self.edited.package
        self.notes = Notes(package, Styles(package.part(package.one("styles"))), day)
        self.revisions = Revisions(day, top_number(self.edited.root))
        self.update = Update(
            self.edited, self.fresh, self.adopter, self.notes, self.revisions, self.track
        )
        self.before: Manifest = self.edited.manifest
        self.now: Manifest = self.fresh.manifest
        self._known = {record.id: record for record in self.before.blocks}
        self._wanted = {record.id: record for record in self.now.blocks}

    def run(self, data: bytes) -> tuple[bytes, Refreshed]:
        for fresh in self.now.blocks:
            record = self._known.get(fresh.id)
            if record is None:
                self.records.append(fresh)  # put in below, once all others stand as they will
            else:
                self._block(record, fresh)
        self._insert_new()
        self._leave_orphans()
        self._point_out_copies()
        self._contents()
        done = Refreshed(changes=tuple(self.changes), untouched=self.untouched)
        if fill_changed(self.edited.package, self.edited.root, self.before.places, self.now.places):
            self.touched = True
        manifest = self._manifest()
        if not self.touched and manifest.blocks == self.before.blocks:
            return data, done
        return self._packed(manifest), done

    def _block(self, record: BlockRecord, fresh: BlockRecord) -> None:
        standing = self.edited.standing(record.id)
        state = state_of(self.edited, standing, record, fresh.text_hash)
        if standing is None or state in (State.REMOVED, State.EMPTIED):
            known = record.kind == "contents" and self.edited.regained
            if not known:
                self._note(record, "removed")
            self.records.append(record)
        elif fresh.text_hash == record.text_hash:
            if state in (State.UNTOUCHED, State.PENDING):
                self.untouched += 1
            else:
                self._note(record, "kept")
            self.records.append(record)
        elif state == State.AGREED:
            self._note(record, "agreed")
            self.records.append(fresh)
        elif state == State.EDITED:
            self._meet(standing, record, fresh)
        else:
            self._bring_up_to_date(standing, record, fresh, state)

    def _bring_up_to_date(
        self, standing: Standing, record: BlockRecord, fresh: BlockRecord, state: State
    ) -> None:
        new = self.fresh.standing(fresh.id)
        assert new is not None
        self.touched = True
        moved = moved_figures(record, fresh, self.before, self.now)
        if not self.update.block(standing, new, record, pending=state == State.PENDING):
            self._meet(standing, record, fresh)
            return
        said = self.edited.says(standing.content)
        before = said.hashes[1] if said.pending and said.rejected else ""
        self.notes.remove(self.notes.said_in([standing.content]), self.edited.root)
        self.records.append(replace(fresh, previous=before, bookmark=record.bookmark))
        _retag(standing, fresh)
        self._note(record, "suggested" if said.pending else "updated", moved)

    def _meet(self, standing: Standing, record: BlockRecord, fresh: BlockRecord) -> None:
        """People's words stay; figures nobody touched are offered; one comment says the rest."""
        self.touched = True
        moved = moved_figures(record, fresh, self.before, self.now)
        self.update.offer_figures(standing, moved)
        self._comment(standing, moved_comment(moved, fresh, record))
        self.records.append(replace(fresh, bookmark=record.bookmark))
        self._note(record, "met", moved)

    def _insert_new(self) -> None:
        inserting = Inserting(
            self.edited,
            self.fresh,
            self.adopter,
            self.revisions if self.track else None,
            self.notes,
        )
        for place, fresh in enumerate(self.now.blocks):
            if fresh.id in self._known:
                continue
            put = inserting.put(place)
            self.touched = self.touched or put
            self._note(fresh, "added" if put else "withheld")

    def _leave_orphans(self) -> None:
        for record in self.before.blocks:
            if record.id in self._wanted:
                continue
            standing = self.edited.standing(record.id)
            self.records.append(record)
            if standing is None:
                continue
            self._note(record, "orphaned")
            if not self.notes.said_in([standing.content]):
                self.touched = True
                self._comment(standing, orphan_comment())

    def _point_out_copies(self) -> None:
        for copy_of in self.edited.copies:
            name = next(
                (held.name for held in self.before.blocks if held.id == copy_of.key), copy_of.key
            )
            self.changes.append(BlockChange(id=copy_of.key, name=name, fate="copied"))
            if self.touched and not self.notes.said_in([copy_of.content]):
                self._comment(copy_of, copy_comment())

    def _contents(self) -> None:
        for record in self.now.blocks:
            mine, theirs = self.edited.standing(record.id), self.fresh.standing(record.id)
            known = self._known.get(record.id)
            if record.kind != "contents" or mine is None or theirs is None or known is None:
                continue
            state = state_of(self.edited, mine, known, record.text_hash)
            if state is State.EDITED or held_by_people([mine.content], self.notes.ours()):
                continue
            renewed = renew_contents(mine, theirs, self.edited.root, self.adopter)
            self.touched = self.touched or renewed

    def _comment(self, standing: Standing, lines: list[str]) -> None:
        self.notes.remove(self.notes.said_in([standing.content]), self.edited.root)
        first = next(standing.content.iter(w("p")), None)
        if first is not None:
            set_point(first, self.notes.add(lines))

    def _note(self, record: BlockRecord, fate: Fate, moved: list[Moved] | None = None) -> None:
        pairs = tuple((each.before, each.now) for each in moved or ())
        self.changes.append(BlockChange(id=record.id, name=record.name, fate=fate, moved=pairs))

    def _manifest(self) -> Manifest:
        figures = {held.key: held for held in (*self.before.figures, *self.now.figures)}
        return replace(
            self.now,
            blocks=tuple(self.records),
            figures=tuple(figures.values()),
            labels={**self.before.labels, **self.now.labels},
        )

    def _packed(self, manifest: Manifest) -> bytes:
        package = self.edited.package
        package.parts[manifest_part(package)] = write_manifest(manifest)
        return packed(self.edited, self.adopter, self.notes)


def _retag(standing: Standing, fresh: BlockRecord) -> None:
    """The hash of the new text into the block's own tag."""
    tag = standing.control.find(f"{w('sdtPr')}/{w('tag')}")
    if tag is not None:
        tag.set(w("val"), block_tag(fresh.id, fresh.text_hash))
