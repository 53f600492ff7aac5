"""The file's own properties: title, language and date, and never who or where."""

from __future__ import annotations

from selfassess.model.statement import Cover
from selfassess.write.word.elements import clean
from selfassess.write.word.package import CORE_RELATION, CORE_TYPE, Package

_PART = "docProps/core.xml"
_SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def document_title(cover: Cover) -> str:
    return f"{cover.title}: {cover.council}, {cover.period}"


def add_properties(package: Package, cover: Cover) -> None:
    """Replace the template's core properties; both dates are the day the evidence is taken at."""
    day = f"{cover.as_at.isoformat()}T00:00:00Z"
    written = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties {_SPACES}>'
        f"<dc:title>{clean(document_title(cover))}</dc:title>"
        f"<dc:subject>{clean(cover.period)}</dc:subject>"
        f"<dc:creator>{clean(cover.council)}</dc:creator>"
        "<cp:lastModifiedBy>selfassess</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<cp:category>{clean(cover.marking)}</cp:category>"
        "<dc:language>en-GB</dc:language>"
        f"<cp:version>{clean(cover.version)}</cp:version>"
        "</cp:coreProperties>"
    )
    package.add(_PART, written.encode(), CORE_TYPE)
    package.relate("", CORE_RELATION, _PART)
