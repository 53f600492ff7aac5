"""Makes the Word templates that come with the tool, from nothing, the same bytes every time.

    python scripts/make_templates.py

A council restyles by changing these in Word (see docs/restyle.md), so this is run only when the
house style itself changes.
"""

from __future__ import annotations

from pathlib import Path

from house_style.parts import (
    clear_picture,
    font_part,
    footer_part,
    header_part,
    logo,
    numbering_part,
    section_properties,
    settings_part,
    theme_part,
)
from house_style.styles import styles_part

from selfassess.write.packed import CONTENT_TYPES
from selfassess.write.word.cover import BODY, cover_xml
from selfassess.write.word.elements import control, paragraph, root, run
from selfassess.write.word.package import CORE_RELATION, CORE_TYPE, OFFICE, WML, Package, parse
from selfassess.write.word.styles import Styles

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
NAMES = ("self_evaluation.docx", "readiness.docx")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MAIN = "word/document.xml"


def template() -> bytes:
    """One template: the cover with its named places, the mark for the body, the styles."""
    package = Package({CONTENT_TYPES: _EMPTY_TYPES.encode()})
    package.add(_MAIN, b"", f"{WML}.document.main+xml")
    package.relate("", f"{OFFICE}/officeDocument", _MAIN)
    _add(package, "styles", "word/styles.xml", styles_part(), f"{WML}.styles+xml")
    _add(package, "numbering", "word/numbering.xml", numbering_part(), f"{WML}.numbering+xml")
    _add(package, "settings", "word/settings.xml", settings_part(), f"{WML}.settings+xml")
    _add(package, "fontTable", "word/fontTable.xml", font_part(), f"{WML}.fontTable+xml")
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    _add(package, "theme", "word/theme/theme1.xml", theme_part(), theme)
    edges = []
    for kind, made in (("header", header_part), ("footer", footer_part)):
        for number, first in ((1, False), (2, True)):
            name = f"word/{kind}{number}.xml"
            edges.append(_add(package, kind, name, made(first=first), f"{WML}.{kind}+xml"))
    package.default("png", "image/png")
    package.parts["word/media/logo.png"] = clear_picture()
    picture = package.relate(_MAIN, f"{OFFICE}/image", "word/media/logo.png")
    header, first_header, footer, first_footer = edges
    styles = Styles(parse(package.parts["word/styles.xml"]))
    body = control(BODY, "Body of the document", 799, paragraph(styles["body"], run("Body")))
    page = section_properties(header, footer, first_header, first_footer)
    content = f"<w:body>{logo(picture)}{cover_xml(styles)}{body}{page}</w:body>"
    package.parts[_MAIN] = (_DECLARATION + root("document", content)).encode()
    package.add("docProps/core.xml", _core().encode(), CORE_TYPE)
    package.relate("", CORE_RELATION, "docProps/core.xml")
    return package.to_bytes()


def _add(package: Package, kind: str, name: str, content: str, content_type: str) -> str:
    package.add(name, (_DECLARATION + content).encode(), content_type)
    return package.relate(_MAIN, f"{OFFICE}/{kind}", name)


def _core() -> str:
    return (
        f"{_DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Template</dc:title>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def main() -> None:
    TEMPLATES.mkdir(exist_ok=True)
    for name in NAMES:
        (TEMPLATES / name).write_bytes(template())
        print(f"written: templates/{name}")


if __name__ == "__main__":
    main()
