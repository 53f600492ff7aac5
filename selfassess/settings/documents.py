"""How inspection documents print things, loaded from `config/documents/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from selfassess.model.framework import Framework
from selfassess.model.printed import (
    PrintedAgency,
    PrintedAuthority,
    PrintedGrade,
    PrintedHeading,
    PrintedJudgementTitle,
    PrintedKind,
    PrintedList,
    PrintedTheme,
    PrintedVersion,
    PrintedWords,
)
from selfassess.model.record import Citation
from selfassess.settings.authorities import known_authorities
from selfassess.settings.frameworks import load_frameworks
from selfassess.settings.load import TomlFile, build, build_each, cited, members, open_toml

FILES = ("kinds", "headings", "grades", "letters", "authorities")


def load_printed_words(config: Path) -> PrintedWords:
    """The printed words from the `documents` folder of a configuration folder.

    Raises SettingsError where a file is missing or wrong, with every fault.
    """
    files = {name: open_toml(config / "documents" / f"{name}.toml") for name in FILES}
    letters, headings = files["letters"], files["headings"]
    plain: dict[str, Any] = letters.data
    titles = build_each(PrintedJudgementTitle, members(headings, "judgement"), headings)
    frameworks = [f for f in load_frameworks(config).values() if f.report_kind]
    new = _new_areas(frameworks, titles)
    return PrintedWords(
        kinds=tuple(build_each(PrintedKind, members(files["kinds"], "kind"), files["kinds"])),
        headings=(
            *build_each(PrintedHeading, members(headings, "heading"), headings),
            *(PrintedHeading(key=t.key, area=t.key, pattern=t.pattern.rstrip("$")) for t in new),
        ),
        lists=tuple(build_each(PrintedList, members(headings, "list"), headings)),
        judgement_titles=(*titles, *new),
        versions=tuple(_version(framework) for framework in frameworks),
        grades=tuple(build_each(PrintedGrade, members(files["grades"], "grade"), files["grades"])),
        themes=tuple(build_each(PrintedTheme, members(letters, "theme"), letters)),
        introduced=tuple(build_each(PrintedList, members(letters, "introduced"), letters)),
        agencies=tuple(build_each(PrintedAgency, members(letters, "agency"), letters)),
        authorities=_authorities(files["authorities"], config),
        months=tuple(plain["months"]),
        ordinals=tuple(plain["ordinals"]),
        phrases=plain["phrases"],
        citations={
            name: build(Citation, cited({}, file)["citation"], file) for name, file in files.items()
        },
    )


def _version(framework: Framework) -> PrintedVersion:
    return PrintedVersion(
        framework=framework.id,
        kind=framework.report_kind,
        begun=framework.inspections_from,
        titles=tuple(area.title for area in framework.areas if area.graded),
    )


def _new_areas(
    frameworks: Iterable[Framework], titles: Iterable[PrintedJudgementTitle]
) -> list[PrintedJudgementTitle]:
    """The judgements that only a framework's own file knows, under its headings for them."""
    known = [re.compile(title.pattern) for title in titles]
    new: dict[str, list[str]] = {}
    for area in (area for framework in frameworks for area in framework.areas):
        printed = [heading.lower().replace("\u2019", "'") for heading in area.headings]
        if not any(pattern.search(heading) for pattern in known for heading in printed):
            new.setdefault(area.id, []).extend(h for h in printed if h not in new.get(area.id, []))
    return [
        PrintedJudgementTitle(
            key=area, titles=tuple(said), pattern=f"^(?:{'|'.join(map(re.escape, said))})$"
        )
        for area, said in new.items()
        if said
    ]


def _authorities(file: TomlFile, config: Path) -> tuple[PrintedAuthority, ...]:
    """The known authorities under the names people say; those of the file come first."""
    said = build_each(PrintedAuthority, members(file, "authority"), file)
    taken = {name for one in said for name in (one.name, *one.also)}
    known = [
        PrintedAuthority(name=one.name, also=one.names[1:])
        for one in known_authorities(config / "comparators").values()
        if one.name not in taken
    ]
    return (*said, *known)
