"""What the charts and pictures of a file show, so that a block's text can count them."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.canonical import Drawn
from selfassess.write.word.elements import NAMESPACES
from selfassess.write.word.identity import short_hash
from selfassess.write.word.package import OFFICE, Package, parse

_C = f"{{{NAMESPACES['c']}}}"


def drawn_in(package: Package) -> Drawn:
    """Says for each relationship of the main part what the chart or picture behind it shows."""
    parts = {
        relation: name
        for kind in ("chart", "image")
        for relation, name in package.related(package.main, f"{OFFICE}/{kind}").items()
    }
    known: dict[str, str] = {}

    def drawn(relation: str) -> str:
        if relation not in known:
            name = parts.get(relation, "")
            known[relation] = _shows(name, package.parts.get(name))
        return known[relation]

    return drawn


def chart_shows(chart: etree._Element) -> str:
    """The names, categories and numbers of a chart part, as they stand in its caches."""
    said: list[str] = []
    for series in chart.iter(f"{_C}ser"):
        categories = _cached(series, "cat")
        if not said:
            said.append("|".join(categories))
        numbers = "|".join(_number(text) for text in _cached(series, "val"))
        said.append(f"{''.join(_cached(series, 'tx'))}:{numbers}")
    return ";".join(said)


def _shows(name: str, data: bytes | None) -> str:
    if data is None:
        return "missing"
    if not name.endswith(".xml"):
        return short_hash(data.hex())
    try:
        return chart_shows(parse(data))
    except etree.XMLSyntaxError:
        return "damaged"


def _cached(series: etree._Element, what: str) -> list[str]:
    """The texts of a cache in order; a gap is an empty text."""
    held = series.find(f"{_C}{what}")
    if held is None:
        return []
    points: dict[int, str] = {}
    for point in held.iter(f"{_C}pt"):
        points[int(point.get("idx") or 0)] = point.findtext(f"{_C}v") or ""
    counts = [int(count.get("val") or 0) for count in held.iter(f"{_C}ptCount")]
    return [points.get(at, "") for at in range(max([*counts, *(at + 1 for at in points)] or [0]))]


def _number(text: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return ""
    return "" if value != value else f"{value:g}"
