"""How inspection documents print things, loaded from `config/documents/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selfassess.model.printed import (
    PrintedAgency,
    PrintedAuthority,
    PrintedGrade,
    PrintedHeading,
    PrintedJudgementTitle,
    PrintedKind,
    PrintedList,
    PrintedTheme,
    PrintedWords,
)
from selfassess.model.record import Citation
from selfassess.settings.authorities import known_authorities
from selfassess.settings.load import TomlFile, build, build_each, cited, members, open_toml

FILES = ("kinds", "headings", "grades", "letters", "authorities")


def load_printed_words(config: Path) -> PrintedWords:
    """The printed words from the `documents` folder of a configuration folder.

    Raises SettingsError where a file is missing or wrong, with every fault.
    """
    files = {name: open_toml(config / "documents" / f"{name}.toml") for name in FILES}
    letters, headings = files["letters"], files["headings"]
    plain: dict[str, Any] = letters.data
    return PrintedWords(
        kinds=tuple(build_each(PrintedKind, members(files["kinds"], "kind"), files["kinds"])),
        headings=tuple(build_each(PrintedHeading, members(headings, "heading"), headings)),
        lists=tuple(build_each(PrintedList, members(headings, "list"), headings)),
        judgement_titles=tuple(
            build_each(PrintedJudgementTitle, members(headings, "judgement"), headings)
        ),
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
