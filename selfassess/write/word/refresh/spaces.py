"""Makes sure that the root of the document declares every namespace that our pieces use."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.elements import IGNORABLE, NAMESPACES

_IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"


def declare_spaces(root: etree._Element) -> etree._Element:
    """The same root, or one like it with the missing namespaces; another program may have left
    them out."""
    declared = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    named = (root.get(_IGNORABLE) or "").split()
    wanted = {prefix: uri for prefix, uri in NAMESPACES.items() if uri not in declared.values()}
    clear = {prefix: uri for prefix, uri in wanted.items() if prefix not in declared}
    missing = [
        prefix
        for prefix in IGNORABLE
        if prefix not in named and {**declared, **clear}.get(prefix) == NAMESPACES[prefix]
    ]
    if not clear and not missing:
        return root
    made = etree.Element(root.tag, nsmap={**root.nsmap, **clear})  # type: ignore[dict-item]
    for name, value in root.attrib.items():
        made.set(name, value)
    made.set(_IGNORABLE, " ".join([*named, *missing]))
    made.extend(list(root))
    return made
