"""Places the findings of one document: items of lists, numbered paragraphs, paragraphs of letters.

Each becomes a finding with its kind, its area then, its aspects of today, and each doubt said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from selfassess.match.aspects import Classifier
from selfassess.match.paragraphs import (
    ENOUGH,
    MOST_ASPECTS,
    SURE,
    asks,
    aspects_of,
    kind_of,
    paragraphs_named,
    parts,
    plain,
    sentences,
)
from selfassess.model.finding import Finding, FindingKind
from selfassess.model.framework import Aspect, Framework
from selfassess.model.inspection import (
    Certainty,
    Confidence,
    InspectionDocument,
    PrintedFinding,
    PrintedItem,
)
from selfassess.model.placing import AspectScore, Placing, Polarity
from selfassess.model.source import Source

ASKED = {"priority": FindingKind.PRIORITY_ACTION, "strength": FindingKind.STRENGTH}
NOT_FINDINGS = {
    "covered": "says what inspectors looked at",
    "action": "the council's own action, not a finding",
    "progress": "the council's own progress, not a finding",
}
BESIDE = 0.2  # the share of a further aspect that an item is about as well
LISTS = ("priority", "recommendations")  # paragraphs that are items of a list already taken
# where a printed judgement or section goes under the framework of its time, first that exists
AREAS = {
    "care": ("children_in_care", "care_and_care_leavers", "looked_after_permanence"),
    "care_leavers": ("care_leavers", "care_and_care_leavers"),
    "children_in_care": ("children_in_care", "care_and_care_leavers", "looked_after_permanence"),
    "leaders": ("leaders", "leadership"),
    "adoption": ("adoption", "children_in_care"),
    "lscb": ("lscb", "leaders", "leadership"),
}


class Placer:
    """Places the findings of one document."""

    def __init__(
        self,
        classifier: Classifier,
        framework: Framework,
        aspects: dict[str, Aspect],
        inspection: str,
        document: InspectionDocument,
    ) -> None:
        self.classifier = classifier
        self.framework = framework
        self.aspects = aspects
        self.inspection = inspection
        self.left_out: dict[str, int] = defaultdict(int)
        self.named = paragraphs_named(item.text for item in document.items)
        texts = [item.text for item in document.items if item.kind == "covered"]
        self.theme = " ".join(texts)
        placed = [(text, *self._by_itself(text, "")) for text in texts]
        self.theme_area = _one_area(area for _, _, area in placed)
        self.covered = tuple((text, self._subjects(text, one, area)) for text, one, area in placed)

    def items(self, document: InspectionDocument) -> Iterator[Finding]:
        """Recommendations, areas for improvement and priority action, listed strengths."""
        for item in document.items:
            reason = _no_finding(item)
            if reason:
                self.left_out[reason] += 1
                continue
            kind = ASKED.get(item.kind, FindingKind.RECOMMENDATION)
            area = "lscb" if item.part == "lscb" else self._printed_area(item) or self.theme_area
            text = plain(item.text)
            placed, area = self._by_itself(text, area, tag=item.tag, listed=str(kind))
            yield self._finding(
                item.text,
                kind,
                area_then(area, self.framework),
                self._subjects(text, placed, area),
                item.source,
                item.confidence,
                placed.theme_confidence,
            ).model_copy(
                update={
                    "heading": item.list_heading,
                    "number": "" if item.number is None else str(item.number),
                    "tag": item.tag,
                }
            )

    def paragraphs(self, document: InspectionDocument) -> Iterator[Finding]:
        """The numbered paragraphs of a report that judge something."""
        before = ""
        for paragraph in document.paragraphs:
            if paragraph.section_key in LISTS:
                continue  # an item of a list, taken there
            area = paragraph.section_key if paragraph.part == "lscb" else paragraph.area
            made = self._judged(
                paragraph.text,
                area or paragraph.section_key,
                paragraph.section,
                before,
                paragraph.source,
                paragraph.confidence,
                paragraph.number in self.named,
            )
            before = paragraph.text
            if made:
                number = "" if paragraph.number is None else str(paragraph.number)
                yield made.model_copy(update={"heading": paragraph.section, "number": number})

    def letter(self, document: InspectionDocument) -> Iterator[Finding]:
        """The paragraphs of a letter that judge something, from its sentences."""
        listed = {(item.source.page, item.source.paragraph) for item in document.items}
        together: dict[tuple[int | None, int | None], list[PrintedFinding]] = {}
        for finding in document.findings:
            at = (finding.source.page, finding.source.paragraph)
            if at not in listed:
                together.setdefault(at, []).append(finding)
        for said in together.values():
            section, first = said[0].section, said[0]
            text = " ".join(finding.text for finding in said)
            area = self.classifier.spoken_of(text) or self.theme_area
            made = self._judged(text, area, section, self.theme, first.source, first.confidence)
            if made:
                yield made.model_copy(update={"heading": section})

    def _judged(
        self,
        text: str,
        area: str,
        heading: str,
        before: str,
        source: Source,
        confidence: Confidence,
        named: bool = False,
    ) -> Finding | None:
        placed, context = [], before
        for sentence in sentences(text):
            placed.append(
                self.classifier.place(
                    sentence, area=area or None, section_heading=heading, context=context
                )
            )
            context = f"{context} {sentence}"[-600:]
        kind = kind_of(placed, asked=named or asks(text))
        if kind is None:
            self.left_out["describes and judges nothing"] += 1
            return None
        telling = [p for p in placed if p.polarity != Polarity.NEUTRAL] or placed
        sure = sum(p.confidence for p in telling) / len(telling)
        aspects = aspects_of(placed)
        where = area_then(area, self.framework) if area else self._home(aspects)
        return self._finding(text, kind, where, aspects, source, confidence, sure)

    def _by_itself(
        self, text: str, area: str, tag: str = "", listed: str = ""
    ) -> tuple[Placing, str]:
        """A text that stands alone, placed, and its area: as printed, else that of the children
        it names, else that of its aspect.

        What it says of every child at once, such as supervision, belongs to leaders where they
        have an aspect for it.
        """

        def place(where: str) -> Placing:
            return self.classifier.place(
                text, area=where or None, tag=tag or None, listed_as=listed or None
            )

        area = area or self.classifier.spoken_of(text)
        if area:
            return place(area), area
        placed, led = place(""), place("leaders")
        if led.theme == placed.theme and not tag:
            placed = led
        known = self.aspects.get(placed.aspect)
        return placed, known.area if known else "leaders"

    def _subjects(self, text: str, placed: Placing, area: str) -> tuple[str, ...]:
        """The aspects of an item: its own first, others of another theme that it may be about as
        well as its own, and those that its parts are surely about."""
        found = [placed.aspect]
        found += [o.aspect for o in placed.others if o.score >= BESIDE and self._differ(o, placed)]
        for part in parts(text):
            one = self.classifier.place(part, area=area or None)
            if one.theme_confidence >= SURE:
                found.append(one.aspect)
        return tuple(dict.fromkeys(a for a in found if a))[:MOST_ASPECTS]

    def _differ(self, other: AspectScore, placed: Placing) -> bool:
        """Whether a further aspect is on another theme: the same work for other children is not."""
        one, main = (self.aspects.get(a) for a in (other.aspect, placed.aspect))
        return (
            one is not None
            and main is not None
            and (one.theme or one.id) != (main.theme or main.id)
        )

    def _finding(
        self,
        text: str,
        kind: FindingKind,
        area: str,
        aspects: tuple[str, ...],
        source: Source,
        confidence: Confidence,
        placed: float,
    ) -> Finding:
        doubts = [] if confidence.certainty == Certainty.SURE else [confidence.reason]
        if not aspects:
            doubts.append("no aspect fits: choose one")
        elif placed < ENOUGH:
            doubts.append("is this the right aspect, and the right kind?")
        certainty = confidence.certainty
        if doubts and certainty == Certainty.SURE:
            certainty = Certainty.LIKELY
        return Finding(
            id="",
            inspection=self.inspection,
            kind=kind,
            text=text,
            area=area,
            aspects=aspects,
            confidence=certainty,
            doubt="; ".join(doubts),
            source=source,
            document=source,
        )

    def _printed_area(self, item: PrintedItem) -> str:
        """The area of the heading that an item stands under."""
        printed = item.area.casefold()
        for area in self.framework.areas:
            if printed and printed in {h.casefold() for h in (area.title, *area.headings)}:
                return area.id
        return ""

    def _home(self, aspects: tuple[str, ...]) -> str:
        """The area of the framework of the time that an aspect of today belongs to."""
        known = self.aspects.get(aspects[0]) if aspects else None
        return (
            area_then(known.area, self.framework) if known else area_then("leaders", self.framework)
        )


def _one_area(covered: Iterable[str]) -> str:
    """The one area that a letter looked at; "" where it looked at several.

    Audit, supervision and the like are looked at in the services of that area.
    """
    areas = set(covered) - {"leaders"}
    return areas.pop() if len(areas) == 1 else ""


def _no_finding(item: PrintedItem) -> str:
    """Why an item of a list is no finding of Ofsted's; "" where it is one."""
    if item.part == "committee" and item.kind == "recommendation":
        return "asked of the council's own committee"
    return NOT_FINDINGS.get(item.kind, "")


def area_then(key: str, framework: Framework) -> str:
    """The area of a framework that a printed key stands for; the key itself where none fits."""
    known = {area.id for area in framework.areas}
    return next((a for a in (*AREAS.get(key, ()), key) if a in known), key)
