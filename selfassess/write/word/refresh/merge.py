"""Two edited copies of one draft brought together; where they differ, both stand in place."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from selfassess.model.edited import BlockChange, Fate, Refreshed
from selfassess.write.word.canonical import block_text
from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import w
from selfassess.write.word.identity import PROMPT, block_key
from selfassess.write.word.manifest import BlockRecord
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.edited import Opened, Standing, block_controls
from selfassess.write.word.refresh.notes import SIGN, Notes, set_point
from selfassess.write.word.refresh.packed import packed
from selfassess.write.word.refresh.state import State, state_of
from selfassess.write.word.seal import set_bookmark
from selfassess.write.word.styles import Styles

_P, _TBL, _SDT = w("p"), w("tbl"), w("sdt")
_UNEDITED = (State.UNTOUCHED, State.PENDING)


def merge_documents(mine: bytes, other: bytes, name: str) -> tuple[bytes, Refreshed]:
    """`mine` with what people did in `other`, a copy of the same draft; `name` is what comments
    call the other. Raises `NoRecordError` where one of them is no draft of ours."""
    return _Merge(Opened(mine), Opened(other), name).run(mine)


@dataclass
class _Merge:
    mine: Opened
    other: Opened
    name: str
    changes: list[BlockChange] = field(default_factory=list)

    def __post_init__(self) -> None:
        day = self.mine.manifest.as_at
        package = self.mine.package
        styles = Styles(package.part(package.one("styles")))
        self.adopter = Adopter(self.mine, self.other)
        self.notes = Notes(package, styles, day)
        self.theirs = Notes(self.other.package, styles, day)
        here = set(self.notes.people().values())
        self._new = {n: said for n, said in self.theirs.people().items() if said not in here}
        self._taken: dict[str, str] = {}

    def run(self, data: bytes) -> tuple[bytes, Refreshed]:
        for record in self.mine.manifest.blocks:
            self._block(record)
        self._answers()
        self._added()
        self._comments()
        if not self.changes:
            return data, Refreshed()
        made = packed(self.mine, self.adopter, self.notes)
        return made, Refreshed(changes=tuple(self.changes))

    def _block(self, record: BlockRecord) -> None:
        there = self.other.manifest.block(record.id)
        here, standing = self.mine.standing(record.id), self.other.standing(record.id)
        if there is None or record.kind == "contents":
            return
        theirs = state_of(self.other, standing, there, "")
        ours = state_of(self.mine, here, record, "")
        if theirs in _UNEDITED or (
            standing is not None and here is not None and self._same(record)
        ):
            return
        if standing is None or theirs is State.EMPTIED:
            if here is not None and ours is not State.EMPTIED:
                self._say(here.content, "this part was taken out")
                self._note(record.id, record.name, "met")
        elif here is not None and ours in _UNEDITED:
            here.content[:] = [self._adopt(held) for held in standing.content]
            set_bookmark(here.content, record.bookmark, self.adopter.bookmark_number())
            self._note(record.id, record.name, "updated")
        else:
            pieces = [self._adopt(held) for held in standing.content]
            self._put_after(pieces, here or self._before(record))
            self._say(pieces[0], "this is how the part above reads")
            self._note(record.id, record.name, "met")

    def _same(self, record: BlockRecord) -> bool:
        here, there = self.mine.standing(record.id), self.other.standing(record.id)
        assert here is not None and there is not None
        return self.mine.says(here.content) == self.other.says(there.content)

    def _answers(self) -> None:
        """Lines for answers that only the other copy has answered, or both in other words."""
        mine, theirs = _prompts(self.mine.body), _prompts(self.other.body)
        for tag, held in theirs.items():
            paragraph = mine.get(tag)
            if paragraph is None or _waiting(held):
                continue
            words = block_text([held])
            if words == block_text([paragraph]):
                continue
            made = self._adopt(held)
            paragraph.addnext(made)
            if _waiting(paragraph):
                self.mine.body.remove(paragraph)
            else:
                self._say(made, "this is the answer")
            self._note(tag, "An author’s answer", "updated")

    def _added(self) -> None:
        """What people of the other copy put between the blocks, after the same neighbour."""
        here = {_spelt(held) for held in self.mine.body if not _ours(held)}
        anchor: etree._Element | None = None
        places = dict(self._tops(self.mine))
        for held in self.other.body:
            keys = [standing.key for standing in block_controls(held)] if held.tag == _SDT else []
            if keys:
                anchor = places.get(keys[0], anchor)
            elif held.tag in (_P, _TBL, _SDT) and not _ours(held) and block_text([held]):
                if _spelt(held) in here:
                    anchor = next((m for m in self.mine.body if _spelt(m) == _spelt(held)), anchor)
                    continue
                made = self._adopt(held)
                if anchor is None:
                    self.mine.body.insert(0, made)
                else:
                    anchor.addnext(made)
                anchor = made
                self._note("", block_text([held])[:60], "added")

    def _comments(self) -> None:
        """Comments of the other copy whose text did not come along: at the head of their block."""
        left = {n for n in self._new if n not in self._taken}
        for key, standing in self.other.blocks.items():
            here = self.mine.blocks.get(key)
            for mark in standing.content.iter(w("commentReference")):
                number = mark.get(w("id")) or ""
                first = next(here.content.iter(_P), None) if here is not None else None
                if number in left and first is not None:
                    self._taken[number] = self.notes.take_over(self.theirs, number)
                    set_point(first, self.notes.anchor(self._taken[number]))
                    self._note(key, "A comment", "added")

    def _adopt(self, element: etree._Element) -> etree._Element:
        numbers = {mark.get(w("id")) or "" for mark in element.iter(w("commentReference"))}
        for number in numbers & self._new.keys():
            self._taken[number] = self.notes.take_over(self.theirs, number)
        return self.adopter.adopt(element, self._taken)

    def _put_after(self, pieces: list[etree._Element], standing: Standing | None) -> None:
        anchor = standing.control if standing is not None else self.mine.body[0]
        for piece in pieces:
            anchor.addnext(piece)
            anchor = piece

    def _before(self, record: BlockRecord) -> Standing | None:
        """The block before one that is gone."""
        at = self.mine.manifest.blocks.index(record)
        for earlier in reversed(self.mine.manifest.blocks[:at]):
            standing = self.mine.standing(earlier.id)
            if standing is not None:
                return standing
        return None

    def _tops(self, opened: Opened) -> list[tuple[str, etree._Element]]:
        return [
            (standing.key, held)
            for held in opened.body
            if held.tag == _SDT
            for standing in block_controls(held)
        ]

    def _say(self, element: etree._Element, what: str) -> None:
        first = element if element.tag == _P else next(element.iter(_P), None)
        if first is not None:
            lines = [f"{SIGN}: in {self.name}, {what}.", "Keep what is right and delete the rest."]
            set_point(first, self.notes.add(lines))

    def _note(self, block_id: str, name: str, fate: Fate) -> None:
        self.changes.append(BlockChange(id=block_key(block_id), name=name, fate=fate))


def _prompts(body: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for held in body.iter(_SDT):
        tag = tag_of(held) or ""
        paragraph = held.getparent()
        if tag.startswith(PROMPT) and paragraph is not None and paragraph.getparent() is body:
            found.setdefault(tag, paragraph)
    return found


def _waiting(paragraph: etree._Element) -> bool:
    return paragraph.find(f".//{w('showingPlcHdr')}") is not None


def _ours(held: etree._Element) -> bool:
    """Whether a piece of the body is the tool's: a block, or a line for an answer."""
    return held.tag == _P and any(
        (tag_of(each) or "").startswith(PROMPT) for each in held.iter(_SDT)
    )


def _spelt(held: etree._Element) -> str:
    return f"{held.tag}:{block_text([held])}" if isinstance(held.tag, str) else ""
