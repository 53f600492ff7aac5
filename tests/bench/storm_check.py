"""What must be true of a draft after its refresh, read in the plainest way, apart from the
program's own reading. `tests/write/word/refresh/test_storm.py` shows that every fault is seen."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
from lxml import etree
from storm_edits import Log, W, key_of, level, settle

from selfassess.write.packed import CONTENT_TYPES, unpack

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "officeDocument/2006/relationships"
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
CHANGED_BY_US = re.compile(
    r"word/(document\.xml|comments.*\.xml|styles\.xml|header.*|footer.*|_rels/.*|charts/.*"
    r"|embeddings/.*)|customXml/.*|\[Content_Types\].xml|docProps/.*|_rels/.*"
)


class Document:
    """One file: its tree, its blocks, and what hangs on them."""

    def __init__(self, data: bytes) -> None:
        self.parts = unpack(data)
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{W}body")
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        self.targets = {r.get("Id"): r.get("Target") or "" for r in relations}

    def blocks(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        for control in self.root.iter(f"{W}sdt"):
            key = key_of(control)
            if key and key not in found:
                found[key] = control
        return found

    def comments(self) -> dict[str, set[str]]:
        """The words of comments that are anchored somewhere, and the blocks they stand in."""
        held = self.parts.get("word/comments.xml")
        anchored = {mark.get(f"{W}id"): mark for mark in self.root.iter(f"{W}commentReference")}
        found: dict[str, set[str]] = {}
        for comment in etree.fromstring(held).iter(f"{W}comment") if held else ():
            if comment.get(f"{W}id") in anchored:
                place = block_of(anchored[comment.get(f"{W}id")])
                found.setdefault(text_of(comment), set()).add(place)
        return found

    def tags(self, prefix: str) -> dict[str, etree._Element]:
        """Controls by their tag, where it begins so: places of the cover, lines for answers."""
        found = {}
        roots = [etree.fromstring(d) for n, d in self.parts.items() if "word/header" in n]
        for root in (self.root, *roots):
            for control in root.iter(f"{W}sdt"):
                tag = control.find(f"{W}sdtPr/{W}tag")
                name = (tag.get(f"{W}val") if tag is not None else None) or ""
                if name.startswith(prefix):
                    found.setdefault(name, control)
        return found

    def part_of(self, relation: str) -> bytes:
        target = self.targets.get(relation, "")
        name = target[1:] if target[:1] == "/" else posixpath.normpath(f"word/{target}")
        return self.parts.get(name, b"")

    def drawn(self, element: etree._Element) -> Counter[str]:
        """The pictures in an element by their content."""
        return Counter(
            str(hash(self.part_of(held.get(f"{R}embed") or "")))
            for held in element.iter(f"{A}blip")
        )

    def charted(self, element: etree._Element) -> list[str]:
        """What the charts in an element show."""
        return [
            text.text or ""
            for held in element.iter(f"{C}chart")
            for text in etree.fromstring(self.part_of(held.get(f"{R}id") or "")).iter(f"{C}v")
        ]

    def everywhere(self) -> str:
        """The words of the body, the headers and the footers."""
        others = [d for n, d in self.parts.items() if re.match(r"word/(header|footer)", n)]
        return words_of(self.body) + "".join(words_of(etree.fromstring(d)) for d in others)


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))


def block_of(element: etree._Element) -> str:
    return next((k for k in map(key_of, element.iterancestors(f"{W}sdt")) if k), "")


def words_of(element: etree._Element, *, ours: bool | int = True) -> str:
    """All words without white space; with our tracked changes accepted, or else rejected. What
    fields show is left out: Word works it out anew."""
    said: list[str] = []
    made = etree.fromstring(etree.tostring(element))
    settle(made, bool(ours))
    depth = shown = 0
    for held in made.iter(f"{W}t", f"{W}delText", f"{W}fldChar"):
        if held.tag == f"{W}fldChar":
            kind = held.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            shown = depth
        elif not shown:
            said.append(held.text or "")
    return re.sub(r"[\s\u00a0]+", "", "".join(said)).translate({0x2019: "'", 0x2018: "'"})


def faults(edited: bytes, fresh: bytes, earlier: bytes, after: bytes, log: Log) -> list[str]:
    """Everything that is wrong with a refreshed document. `earlier` is the tool's draft of the
    data before, `fresh` that of the data now, neither of them edited."""
    was, new, old, now = (Document(each) for each in (edited, fresh, earlier, after))
    return [
        *lost_words(was, now, log),
        *wrong_blocks(was, new, old, now, log),
        *missing(was, new, old, now, log),
        *lost_dress(was, new, now, log),
        *lost_marks(was, now, log),
        *lost_pieces(was, now),
        *stale_cover(was, new, old, now),
        *stale_contents(new, now, log),
        *other_parts(was, now),
        *broken(after),
    ]


def lost_words(was: Document, now: Document, log: Log) -> list[str]:
    before, after = was.everywhere(), now.everywhere()
    return [f"lost: the typed word {w}" for w in log.typed if w in before and w not in after]


def wrong_blocks(
    was: Document, new: Document, old: Document, now: Document, log: Log
) -> Iterator[str]:
    """Edited blocks must say what they said, others what the tool says now."""
    before, wanted, last, held = (each.blocks() for each in (was, new, old, now))
    for key, control in before.items():
        if key not in held:
            yield f"lost: the block {key}"
        elif key in log.touched:
            if key in last and words_of(control) == words_of(last[key]):
                continue  # the edit said nothing, or was taken back: it is what the tool wrote
            if not any(words_of(control, ours=o) == words_of(held[key], ours=o) for o in (0, 1)):
                yield f"lost: an edit in {key}"
            if now.drawn(held[key]) != was.drawn(control):
                yield f"lost: a picture in {key}"
        elif key in log.gone or key == "contents":
            continue
        elif key not in wanted:
            if words_of(held[key]) != words_of(control):
                yield f"changed: {key}, which the data no longer give"
        else:
            same = key in last and words_of(last[key]) == words_of(wanted[key])
            refused = key in log.rejected and (same or not words_of(control))
            reshaped = columns(control) != columns(wanted[key])
            dressed = key in log.dressed or key in log.restyled
            if refused or (reshaped and dressed and key in pointed_out(now)):
                continue  # what people dressed has no place in a table of other columns
            if words_of(held[key]) != words_of(wanted[key]):
                yield f"stale: {key}"
            if key not in log.rejected and now.charted(held[key]) != new.charted(wanted[key]):
                yield f"stale: the chart {key}"
    yield from (f"came back: {k}" for k in log.gone if k in held and k not in before)


def columns(control: etree._Element) -> set[int]:
    return {len(row.findall(f"{W}tc")) for row in control.iter(f"{W}tr")}


def missing(was: Document, new: Document, old: Document, now: Document, log: Log) -> Iterator[str]:
    """New blocks must be there, unless people took out the section they belong to; and lines for
    answers that people took out must not be."""
    wanted, held = new.blocks(), now.blocks()
    under: list[tuple[int, str]] = []
    for key, control in wanted.items():
        deep = level(control)
        under = [each for each in under if each[0] < deep] if deep else under
        shut = any(not says(held.get(head)) or head in log.gone for _, head in under)
        if key not in log.known and key not in held and not shut:
            yield f"missing: {key}, which is new"
        if deep:
            under.append((deep, key))
    before = was.tags("sap:")
    for tag in now.tags("sap:").keys() & old.tags("sap:").keys() - before.keys():
        yield f"came back: the line for an answer {tag}"


def says(control: etree._Element | None) -> bool:
    """Whether a block says anything once every tracked change is accepted."""
    if control is None:
        return False
    made = etree.fromstring(etree.tostring(control))
    for gone in list(made.iter(f"{W}del", f"{W}moveFrom")):
        if gone.getparent() is not None:
            gone.getparent().remove(gone)
    return bool(text_of(made).strip())


def lost_dress(was: Document, new: Document, now: Document, log: Log) -> Iterator[str]:
    """Highlights, styles, alignment, and what people's own words wear."""
    before, wanted, held = was.blocks(), new.blocks(), now.blocks()
    for key in log.dressed & before.keys() & held.keys():
        if still_dressed(before[key], wanted.get(key)) and not has(held[key], "highlight"):
            yield f"lost: the dress of {key}"
    for key, (name, value) in log.restyled.items():
        chosen = key in before and key in held and has(before[key], name, value)
        if chosen and not has(held[key], name, value):
            yield f"lost: the {name} {value} of {key}"
    worn, wears = ({} for _ in range(2))
    for document, found in ((was, worn), (now, wears)):
        for run in document.body.iter(f"{W}r"):
            for word in re.findall(r"zq\d+x", text_of(run)):
                dress = run.find(f"{W}rPr")
                link = run.getparent().get(f"{R}id", "")  # one of the tool's own may be taken apart
                found[word] = (link, "" if dress is None else c14n(dress))
    for word in worn.keys() & wears.keys():
        if worn[word] != wears[word]:
            yield f"lost: what {word} wore: {worn[word]} {wears[word]}"


def has(element: etree._Element, name: str, value: str = "") -> bool:
    return any(not value or held.get(f"{W}val") == value for held in element.iter(f"{W}{name}"))


def still_dressed(before: etree._Element, wanted: etree._Element | None) -> bool:
    """Whether words that somebody highlighted are still there to be highlighted: words of some
    length that the new text holds too, in a row that stays, and not a suggestion of ours."""
    says = "" if wanted is None else words_of(wanted)
    for held in before.iter(f"{W}highlight"):
        run = held.getparent().getparent()
        row = next(run.iterancestors(f"{W}tr"), None)
        first = "" if row is None else words_of(row.find(f"{W}tc"))
        ours = next(run.iterancestors(f"{W}ins", f"{W}del"), None) is not None
        ours = ours or (row is not None and row.find(f"{W}trPr/{W}del") is not None)
        if not ours and len(words_of(run)) > 5 and words_of(run) in says and first in says:
            return True
    return False


def lost_marks(was: Document, now: Document, log: Log) -> Iterator[str]:
    """Comments where they were, and others' tracked changes still to be decided on."""
    before, after, blocks = was.comments(), now.comments(), now.blocks()
    for words in log.comments:
        if words in before and words not in after:
            yield f"lost: the comment {words}"
        elif words.startswith("From selfassess"):  # others that say the same come and go
            continue
        elif words in before and (gone := (before[words] & blocks.keys()) - after[words]):
            yield f"moved: the comment {words}, from {gone} to {after[words]}"
    gone = theirs(was) - theirs(now)
    yield from (f"lost: a tracked change, {each}" for each in list(gone)[:3])
    ends = [sum(1 for _ in each.root.iter(f"{W}sectPr")) for each in (was, now)]
    breaks = [sum(1 for b in d.root.iter(f"{W}br") if b.get(f"{W}type")) for d in (was, now)]
    if ends[1] < ends[0] or breaks[1] < breaks[0]:
        yield f"lost: a section or page break ({ends}, {breaks})"


def theirs(document: Document) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (held.tag, held.get(f"{W}author") or "", block_of(held), text_of(held))
        for held in document.body.iter(*CHANGES)
        if held.get(f"{W}author") != "selfassess"
    )


def lost_pieces(was: Document, now: Document) -> list[str]:
    """What stands between the blocks must be there still, untouched; and all of it, blocks and
    pieces, in the order in which people left it."""
    before, after = sequence(was), sequence(now)
    left = Counter(after)
    gone = list((Counter(before) - left).elements())
    found = [f"lost: {piece[:160]!r}" for piece in gone if not piece.startswith(b"block ")]
    kept = Counter(before) & left
    following = iter(after)
    for piece in before:
        if kept[piece] and not any(piece == other for other in following):
            return [*found, f"moved: {piece[:160]!r}"]
    return found


def sequence(document: Document) -> list[bytes]:
    """The children of the body in order: blocks by name, all else letter by letter."""
    found = []
    for child in document.body:
        key = key_of(child)
        if key:
            found.append(f"block {key}".encode())
        elif child.tag == f"{W}sectPr" or on_cover(child):
            continue
        elif words_of(child) or child.find(f".//{W}drawing") is not None:
            found.append(spelt(child))
    return found


def on_cover(child: etree._Element) -> bool:
    return b'w:val="sat:' in etree.tostring(child)


def c14n(element: etree._Element) -> str:
    made = etree.fromstring(etree.tostring(element))
    etree.cleanup_namespaces(made)
    return etree.tostring(made, method="c14n").decode()


def spelt(child: etree._Element) -> bytes:
    made = etree.fromstring(etree.tostring(child))
    for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}titlePg")):
        mark.getparent().remove(mark)
    for result in made.iter(f"{W}fldChar"):
        if result.get(f"{W}fldCharType") == "separate":
            following = result.getparent().getnext()
            if following is not None and following.find(f"{W}t") is not None:
                following.find(f"{W}t").text = ""
    etree.cleanup_namespaces(made)
    return etree.tostring(made, method="c14n")


def stale_cover(was: Document, new: Document, old: Document, now: Document) -> Iterator[str]:
    """Places of the cover that nobody typed over say what the settings say now."""
    before, wanted, last, held = (each.tags("sat:") for each in (was, new, old, now))
    for tag in before.keys() & wanted.keys() & last.keys() & held.keys():
        untouched = words_of(before[tag]) == words_of(last[tag])
        expected = words_of(wanted[tag] if untouched else before[tag])
        if words_of(held[tag]) != expected:
            yield f"{'stale' if untouched else 'lost'}: the place {tag} of the cover"


def stale_contents(new: Document, now: Document, log: Log) -> Iterator[str]:
    """Headings of the tool's own that stand are listed, where nobody edited the list."""
    listed, wanted = now.blocks().get("contents"), new.blocks().get("contents")
    if listed is None or wanted is None or "contents" in log.touched | log.gone:
        return
    names = {mark.get(f"{W}name") for mark in now.root.iter(f"{W}bookmarkStart")}
    anchors = [
        {h.get(f"{W}anchor") for h in each.iter(f"{W}hyperlink")} for each in (wanted, listed)
    ]
    if missing := (anchors[0] & names) - anchors[1]:
        yield f"stale: the contents do not list {sorted(map(str, missing))[:3]}"


def other_parts(was: Document, now: Document) -> Iterator[str]:
    """Parts that a refresh has no business in are as they were; no style is gone or changed."""
    for name, data in was.parts.items():
        if not CHANGED_BY_US.fullmatch(name) and now.parts.get(name) != data:
            yield f"changed: the part {name}"
    before, after = (
        {s.get(f"{W}styleId"): c14n(s) for s in etree.fromstring(d.parts["word/styles.xml"])}
        for d in (was, now)
    )
    yield from (f"changed: the style {n}" for n, s in before.items() if after.get(n) != s)


def broken(data: bytes) -> list[str]:
    """Faults that make Word repair or refuse a file."""
    try:
        docx.Document(io.BytesIO(data))
    except Exception as fault:
        return [f"broken: python-docx says {fault}"]
    parts = unpack(data)
    root = etree.fromstring(parts["word/document.xml"])
    found = []
    for what, numbers in (
        ("control", [n.get(f"{W}val") for n in root.iterfind(f".//{W}sdtPr/{W}id")]),
        ("drawing", [n.get("id") for n in root.iter(f"{WP}docPr")]),
        ("bookmark", [n.get(f"{W}id") for n in root.iter(f"{W}bookmarkStart")]),
        ("bookmark name", [n.get(f"{W}name") for n in root.iter(f"{W}bookmarkStart")]),
        ("comment", [n.get(f"{W}id") for n in root.iter(f"{W}commentReference")]),
    ):
        found += [f"broken: {what} {n} twice" for n, count in Counter(numbers).items() if count > 1]
    starts = {n.get(f"{W}id") for n in root.iter(f"{W}bookmarkStart")}
    if starts != {n.get(f"{W}id") for n in root.iter(f"{W}bookmarkEnd")}:
        found.append("broken: bookmarks are not in pairs")
    held = parts.get("word/comments.xml")
    made = {c.get(f"{W}id") for c in etree.fromstring(held)} if held else set()
    anchors = {n.get(f"{W}id") for n in root.iter(f"{W}commentReference")}
    found += [f"broken: the comment {n} is not there" for n in anchors - made]
    names = {n.get(f"{W}name") for n in root.iter(f"{W}bookmarkStart")}
    loose = {
        link.get(f"{W}anchor")
        for link in root.iter(f"{W}hyperlink")
        if any(key_of(held) for held in link.iterancestors(f"{W}sdt"))
    }
    loose -= {None, *names}
    found += [f"broken: a link to {anchor}, which is not there" for anchor in sorted(loose)[:3]]
    marks_of = Counter(n.get(f"{W}fldCharType") for n in root.iter(f"{W}fldChar"))
    if marks_of["begin"] != marks_of["end"]:
        found.append("broken: a field without its end")
    found += ["broken: an empty cell" for c in root.iter(f"{W}tc") if c.find(f".//{W}p") is None]
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {r.get("Id"): r for r in relations}
    used = {v for e in root.iter() for k, v in e.attrib.items() if RELATIONS in str(k)}
    found += [f"broken: relationship {r} is missing" for r in used if r not in targets]
    types = parts[CONTENT_TYPES].decode()
    found += [
        f"broken: {name} has no content type"
        for name in parts
        if re.fullmatch(r"word/(charts/)?[^/]+\.xml", name) and f'"/{name}"' not in types
    ]
    return found


def invalid(data: bytes, folder: Path) -> list[str]:
    """What the Open XML rules say: slow, so asked of few."""
    from openxml_audit import OpenXmlValidator

    path = folder / "asked.docx"
    path.write_bytes(data)
    return [f"invalid: {error}" for error in OpenXmlValidator().validate(path).errors]


def office_faults(
    edited: bytes, fresh: bytes, earlier: bytes, after: bytes, log: Log
) -> Iterator[str]:
    """After LibreOffice 7.4 blocks are known by their bookmarks alone. What was typed, commented
    and suggested must be there all the same; a block that nobody touched must be up to date, or
    carry a comment that says what the evidence gives now."""
    was, new, old, now = (Document(each) for each in (edited, fresh, earlier, after))
    yield from lost_words(was, now, log)
    before, later = was.comments(), now.comments()
    yield from (f"lost: the comment {c}" for c in log.comments if c in before and c not in later)
    kinds = [Counter((t, a, w) for t, a, _, w in theirs(d).elements()) for d in (was, now)]
    yield from (f"lost: a tracked change, {each}" for each in kinds[0] - kinds[1])
    names = {m.get(f"{W}name") for m in was.root.iter(f"{W}bookmarkStart")}
    last, wanted, held = (each.blocks() for each in (old, new, now))
    said = pointed_out(now)
    for key, control in last.items():
        stood = next((n for n in marks(control) if n.startswith("_sa_")), "") in names
        if not stood and key in log.gone and key in held:
            yield f"came back: {key}"
        if not stood or key in log.touched | log.gone | {"contents"} or key not in wanted:
            continue
        if key not in held:
            yield f"lost: the block {key} was not found again"
        elif not words_of(held[key]) and has(held[key], "commentReference"):
            continue  # LibreOffice 7.4 drops the words of a block that a comment covers whole
        elif words_of(held[key]) != words_of(wanted[key]) and key not in said:
            yield f"stale: {key}"


def marks(control: etree._Element) -> list[str]:
    return [mark.get(f"{W}name") or "" for mark in control.iter(f"{W}bookmarkStart")]


def pointed_out(document: Document) -> set[str]:
    """The blocks on which a comment of ours says that the evidence changed."""
    held = document.comments().items()
    return {b for words, places in held if words.startswith("From selfassess") for b in places}
