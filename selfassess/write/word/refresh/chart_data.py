"""New numbers for charts in place: colours, sizes and labels that people chose stay."""

from __future__ import annotations

import copy

from lxml import etree

from selfassess.write.word.drawn import chart_shows
from selfassess.write.word.elements import NAMESPACES
from selfassess.write.word.package import OFFICE, Package, serialise
from selfassess.write.word.refresh.adopt import Adopter

_C = f"{{{NAMESPACES['c']}}}"
_CHART = f"{_C}chart"
_RELATION = f"{{{NAMESPACES['r']}}}id"
_DOC_PR = f"{{{NAMESPACES['wp']}}}docPr"
_DATA = ("tx", "cat", "val")
_SCALE = ("max", "min", "majorUnit")


class ChartPatch:
    """Patches the charts of a block with those of the new one, in order."""

    def __init__(self, edited: Package, fresh: Package, adopter: Adopter) -> None:
        self._edited, self._fresh, self._adopter = edited, fresh, adopter

    def patch(self, current: etree._Element, fresh: etree._Element, alt_before: str) -> None:
        """`alt_before` are the words for the chart that the tool last wrote."""
        for mine, theirs in zip(current.iter(_CHART), fresh.iter(_CHART), strict=False):
            self._one(mine, theirs)
        for mine, theirs in zip(current.iter(_DOC_PR), fresh.iter(_DOC_PR), strict=False):
            if (mine.get("descr") or "") in ("", alt_before) and theirs.get("descr"):
                mine.set("descr", theirs.get("descr") or "")

    def _one(self, mine: etree._Element, theirs: etree._Element) -> None:
        name = _part(self._edited, mine)
        other = _part(self._fresh, theirs)
        if not name or not other:
            return
        chart, wanted = self._edited.part(name), self._fresh.part(other)
        if chart_shows(chart) == chart_shows(wanted):
            return
        if not _same_make(chart, wanted):
            mine.set(_RELATION, self._adopter.bring(theirs.get(_RELATION) or ""))
            return
        for held, new in zip(chart.iter(f"{_C}ser"), wanted.iter(f"{_C}ser"), strict=True):
            _exchange(held, new)
        for tag in _SCALE:
            for held, new in zip(chart.iter(_C + tag), wanted.iter(_C + tag), strict=False):
                held.set("val", new.get("val") or "")
        self._edited.parts[name] = serialise(chart)
        self._workbook(name, other)

    def _workbook(self, name: str, other: str) -> None:
        mine = self._edited.related(name, f"{OFFICE}/package")
        theirs = self._fresh.related(other, f"{OFFICE}/package")
        for book, new in zip(mine.values(), theirs.values(), strict=False):
            if new in self._fresh.parts:
                self._edited.parts[book] = self._fresh.parts[new]


def _exchange(series: etree._Element, new: etree._Element) -> None:
    for name in _DATA:
        held, wanted = series.find(_C + name), new.find(_C + name)
        if held is not None and wanted is not None:
            series.replace(held, copy.deepcopy(wanted))
    labels = series.findall(f"{_C}dLbls/{_C}dLbl/{_C}idx")
    wanted_labels = new.findall(f"{_C}dLbls/{_C}dLbl/{_C}idx")
    if len(labels) == len(wanted_labels):
        for label, other in zip(labels, wanted_labels, strict=True):
            label.set("val", other.get("val") or "0")


def _same_make(chart: etree._Element, wanted: etree._Element) -> bool:
    """Whether two charts are of one kind with as many series."""

    def make(held: etree._Element) -> list[str]:
        plot = next(held.iter(f"{_C}plotArea"), None)
        kinds = (
            [str(each.tag) for each in plot if str(each.tag).endswith("Chart")]
            if (plot is not None)
            else []
        )
        return [*kinds, *("" for _ in held.iter(f"{_C}ser"))]

    return make(chart) == make(wanted)


def _part(package: Package, chart: etree._Element) -> str:
    parts = package.related(package.main, f"{OFFICE}/chart")
    name = parts.get(chart.get(_RELATION) or "", "")
    return name if name in package.parts else ""
