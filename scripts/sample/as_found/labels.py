"""What people call the indicators: other names, short forms, references, slips of typing."""

from __future__ import annotations

import re

SHORT = (
    ("Child protection plans", "CPPs"),
    ("Child protection", "CP"),
    ("Children in need", "CIN"),
    ("Child in need", "CIN"),
    ("Children looked after", "CLA"),
    ("Looked-after children", "CLA"),
    ("looked-after children", "CLA"),
    ("Initial child protection conferences", "ICPCs"),
    ("Section 47 enquiries", "S47 enquiries"),
    ("working days", "WDs"),
    ("within 12 months", "in 12 mths"),
    ("Personal education plans", "PEPs"),
    ("social worker", "SW"),
)
# one in so many labels has a slip
SLIP_EVERY = 16


def label_of(number: int, ident: str, entry: dict) -> str:
    """The name of the indicator with this number on the council's own sheets."""
    name, aliases = entry["name"], entry.get("aliases", [])
    longer = [a for a in aliases if len(a.split()) > 2]
    if number % SLIP_EVERY == 7:
        return slip(name)
    match number % 6:
        case 0:
            return f"{name}*" if number % 4 == 0 else name
        case 1:
            return longer[0] if longer else name
        case 2:
            return f"{number // 10 + 1}.{number % 10} {name}"
        case 3:
            return name.upper() if len(name) < 24 else name.replace(" ", "\u00a0", 1)
        case 4:
            return shortened(name)
        case _:
            return with_unit(name, entry["unit"])


def shortened(name: str) -> str:
    for full, short in SHORT:
        name = name.replace(full, short)
    return name


def with_unit(name: str, unit: str) -> str:
    if unit == "percent":
        return f"% {name[0].lower()}{name[1:]}"
    if unit == "count" and not name.lower().startswith("number"):
        return f"Number of {name[0].lower()}{name[1:]}"
    return name


def slip(name: str) -> str:
    """Two letters of the longest word change places."""
    word = max(re.findall(r"[A-Za-z]+", name), key=len)
    middle = len(word) // 2
    wrong = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return name.replace(word, wrong, 1)
