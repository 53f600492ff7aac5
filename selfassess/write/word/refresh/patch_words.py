"""Makes one paragraph say what another says, word for word, and leaves all else as it stands."""

from __future__ import annotations

import copy
from difflib import SequenceMatcher

from lxml import etree

from selfassess.write.word.changes import Revisions
from selfassess.write.word.elements import w
from selfassess.write.word.hung import save_before
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.atoms import Atom, put_together, take_apart

_RUN_PROPERTIES, _R, _T = w("rPr"), w("r"), w("t")
_NOISE = {w(name) for name in ("lang", "noProof", "webHidden", "rPrChange")}
_OURS = {w("rStyle")}
_ORDER = [
    w(name)
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
        *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    )
]


class WordPatch:
    """Patches paragraphs. With `revisions` every change is a tracked one."""

    def __init__(self, adopter: Adopter, revisions: Revisions | None) -> None:
        self._adopter = adopter
        self._revisions = revisions

    def patch(self, current: etree._Element, fresh: etree._Element) -> None:
        """Changes `current`, which stands in the edited document; `fresh` is not touched."""
        wanted = self._adopter.adopt(_without_marks(fresh))
        old, new = take_apart(current), take_apart(wanted)
        matcher = SequenceMatcher(
            None, [atom.mark for atom in old], [atom.mark for atom in new], autojunk=False
        )
        for kind, i1, i2, j1, j2 in reversed(_widened(matcher, old)):
            if kind != "equal":
                self._exchange(current, old, new, (i1, i2, j1, j2))
        put_together(current)

    def figure(self, control: etree._Element, text: str) -> None:
        """Sets another figure into its control, dressed as the old one."""
        content = control.find(w("sdtContent"))
        if content is None:
            return
        runs = [run for run in content.findall(_R) if run.find(_T) is not None]
        if not runs:
            return
        made = etree.Element(_R)
        properties = runs[0].find(_RUN_PROPERTIES)
        if properties is not None:
            made.append(copy.deepcopy(properties))
        held = etree.SubElement(made, _T)
        held.text = text
        at = content.index(runs[-1]) + 1
        content.insert(at, self._revisions.insert(made) if self._revisions else made)
        for run in runs:
            self._remove(run)

    def _exchange(
        self,
        paragraph: etree._Element,
        old: list[Atom],
        new: list[Atom],
        span: tuple[int, int, int, int],
    ) -> None:
        i1, i2, j1, j2 = span
        gone, come = old[i1:i2], new[j1:j2]
        if len(gone) == len(come) and all(
            a.key and a.key == b.key for a, b in zip(gone, come, strict=True)
        ):
            for a, b in zip(gone, come, strict=True):
                self.figure(a.nodes[0], b.text)
            return
        dress = _own_dress(gone or old[max(0, i1 - 1) : i1 + 1], every=not gone)
        at = self._place(paragraph, old, i1, i2)
        for atom in gone:
            if not atom.fixed:
                for node in atom.nodes:
                    self._remove(node)
        anchor = paragraph[at - 1] if at else None
        for atom in come:
            for node in atom.nodes:
                _put_on(node, dress)
                node.getparent().remove(node)  # type: ignore[union-attr]
                made = self._revisions.insert(node) if self._revisions else node
                paragraph.insert(0 if anchor is None else paragraph.index(anchor) + 1, made)
                anchor = made

    def _place(self, paragraph: etree._Element, old: list[Atom], i1: int, i2: int) -> int:
        """Where the new words belong: in place of what goes, or after it where that stays to be
        seen as deleted."""
        if i2 > i1:
            if self._revisions:
                return paragraph.index(old[i2 - 1].nodes[-1]) + 1
            return paragraph.index(old[i1].nodes[0])
        if i1:
            return paragraph.index(old[i1 - 1].nodes[-1]) + 1
        if old:
            return paragraph.index(old[0].nodes[0])
        ends = [child for child in paragraph if child.tag == w("bookmarkEnd")]
        return paragraph.index(ends[0]) if ends else len(paragraph)

    def _remove(self, node: etree._Element) -> None:
        if self._revisions:
            self._revisions.delete(node)
            return
        parent = node.getparent()
        if parent is not None:
            save_before(node)
            parent.remove(node)


def _widened(
    matcher: SequenceMatcher[tuple[str, str]], old: list[Atom]
) -> list[tuple[str, int, int, int, int]]:
    """The steps of the change, with a lone gap between two changes taken into one change."""
    steps: list[tuple[str, int, int, int, int]] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        lone_gap = kind == "equal" and i2 - i1 == 1 and not old[i1].text.strip()
        lone_gap = lone_gap and not old[i1].key and i2 < len(old)
        changing = bool(steps) and steps[-1][0] != "equal"
        if changing and (kind != "equal" or lone_gap):
            steps[-1] = ("replace", steps[-1][1], i2, steps[-1][3], j2)
        else:
            steps.append((kind, i1, i2, j1, j2))
    return steps


def _without_marks(fresh: etree._Element) -> etree._Element:
    """The paragraph without its bookmarks: those of the edited document stay where they are."""
    made = copy.deepcopy(fresh)
    for mark in list(made.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    return made


def _own_dress(atoms: list[Atom], *, every: bool) -> list[etree._Element]:
    """What people have dressed the words in: all formatting that is not a style of ours.

    `every` asks that all of the atoms wear it.
    """
    worn = [_direct(node) for atom in atoms for node in atom.nodes if node.tag == _R]
    worn = [each for each in worn if each is not None]
    if not worn:
        return []
    spelt = [{etree.tostring(held, method="c14n") for held in each} for each in worn]
    shared = set.intersection(*spelt) if every else spelt[0]
    return [held for held in worn[0] if etree.tostring(held, method="c14n") in shared]


def _direct(run: etree._Element) -> list[etree._Element]:
    properties = run.find(_RUN_PROPERTIES)
    held = properties if properties is not None else []
    return [copy.deepcopy(each) for each in held if each.tag not in _NOISE | _OURS]


def _put_on(node: etree._Element, dress: list[etree._Element]) -> None:
    if not dress:
        return
    for run in node.iter(_R):
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            properties = etree.Element(_RUN_PROPERTIES)
            run.insert(0, properties)
        worn = {held.tag for held in properties}
        properties.extend(copy.deepcopy(held) for held in dress if held.tag not in worn)
        properties[:] = sorted(properties, key=_rank)


def _rank(held: etree._Element) -> int:
    return _ORDER.index(str(held.tag)) if held.tag in _ORDER else len(_ORDER)
