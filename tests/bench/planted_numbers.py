"""How many wrong numbers `review` finds in a long edited draft, and how often it cries wolf.

    python tests/bench/planted_numbers.py --planted 200 --seed 1

A draft of the sample council is edited at length: numbers of the tool's sentences are changed, in
their controls and typed over as plain text; sentences are reworded and left right; people's own
sentences are added, with right and with wrong numbers, with a reference and without.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import docx
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from storm_edits import W, key_of, plain_run, runs_of  # noqa: E402

from selfassess.commands.conclude import conclude  # noqa: E402
from selfassess.commands.draft import draft  # noqa: E402
from selfassess.commands.review import review  # noqa: E402
from selfassess.model.indicator import Unit  # noqa: E402
from selfassess.model.reading import IndicatorReading  # noqa: E402
from selfassess.review.numbers import claims  # noqa: E402

SAMPLE = ROOT / "sample_inputs" / "northmere"
OWN = (
    "We know that {title} stood at {n}%{ref}, and that families notice the difference.",
    "Our own analysis shows {title} at {n}%{ref}.",
    "Managers review this each month: {title} is now {n}%{ref}, which the board has discussed.",
    "In the latest year {n}% was reached for {title}{ref}.",
)


def said(element: etree._Element) -> str:
    """The words of an element. (`itertext` would say those of python-docx's own classes twice.)"""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def wrong(chance: random.Random, right: str) -> str:
    """Another number that looks like the right one."""
    match = re.fullmatch(r"([\d,]+)(\.\d+)?(.*)", right)
    assert match
    value = float(match[1].replace(",", "") + (match[2] or ""))
    decimals = len(match[2]) - 1 if match[2] else 0
    while True:
        step = chance.uniform(0.03, 0.35) * max(value, 8) * chance.choice((-1, 1))
        other = max(0.0, value + step)
        if match[3].strip().startswith("%"):
            other = min(other, 99.9)
        text = f"{other:,.{decimals}f}"
        if (
            text != right.removesuffix(match[3])
            and abs(float(text.replace(",", "")) - value) >= 10**-decimals
        ):
            return text + match[3]


def edit_generated(document: object, chance: random.Random, count: int) -> tuple[list[str], int]:
    """Changes numbers of the tool's prose. Returns the wrong ones and how many right ones stand in
    sentences that were reworded."""
    body = document.element.body  # type: ignore[attr-defined]
    lines = []
    for control in body.findall(f"{W}sdt"):
        if key_of(control) in ("", "contents") or control.find(f".//{W}tbl") is not None:
            continue
        for paragraph in control.iter(f"{W}p"):
            text = said(paragraph)
            if claims(text) and paragraph.find(f".//{W}fldChar") is None:
                lines.append(paragraph)
    planted, right = [], 0
    chance.shuffle(lines)
    for at, paragraph in enumerate(lines[: 2 * count]):
        if at % 2:
            runs_of(paragraph)[-1].addnext(plain_run(" We have looked into this with our teams."))
            right += len(claims(said(paragraph)))
            continue
        figures = [
            held
            for held in paragraph.iter(f"{W}sdt")
            if b"saf:" in etree.tostring(held[0]) and len(claims(said(held))) == 1
        ]
        if not figures:
            continue
        held = chance.choice(figures)
        run = runs_of(held)[0]
        number = claims(said(held))[0].text
        new = wrong(chance, number)
        text = run.find(f"{W}t")
        text.text = (text.text or "").replace(number, new)
        if chance.random() < 0.5:  # typed over as plain text: the control is gone
            for piece in list(held.find(f"{W}sdtContent")):
                held.addprevious(piece)
            held.getparent().remove(held)
        planted.append(new)
    return planted, right


def add_own(
    document: object, readings: list, labels: dict, chance: random.Random, count: int
) -> tuple[list[str], int]:
    """Sentences of people's own about indicators: half of them with a wrong number."""
    planted, right = [], 0
    chosen = [
        r
        for r in readings
        if isinstance(r, IndicatorReading)
        and r.latest.value is not None
        and r.indicator.unit is Unit.PERCENT
        and r.key in labels
        and not r.protected
    ]
    for at in range(count * 2):
        reading = chance.choice(chosen)
        number = f"{reading.latest.value:.0f}"
        ref = f" [{labels[reading.key]}]" if chance.random() < 0.6 else ""
        if at % 2:
            number = wrong(chance, number)
            planted.append(f"{number}%")
        else:
            right += 1
        sentence = chance.choice(OWN).format(
            title=reading.indicator.name.lower(), n=number, ref=ref
        )
        made = document.add_paragraph(sentence)  # type: ignore[attr-defined]
        controls = document.element.body.findall(f"{W}sdt")  # type: ignore[attr-defined]
        chance.choice(controls[10:120]).addnext(made._p)
    for _ in range(count):  # right ones of another time and of other places
        reading = chance.choice(chosen)
        sentence, numbers = elsewhere(reading, chance)
        if sentence:
            ref = f" [{labels[reading.key]}]" if chance.random() < 0.6 else ""
            right += numbers
            made = document.add_paragraph(f"{sentence}{ref}.")  # type: ignore[attr-defined]
            controls = document.element.body.findall(f"{W}sdt")  # type: ignore[attr-defined]
            chance.choice(controls[10:120]).addnext(made._p)
    return planted, right


def elsewhere(reading: IndicatorReading, chance: random.Random) -> tuple[str, int]:
    """A right sentence about an earlier value or a comparator, and how many numbers it holds."""
    name, now = reading.indicator.name, f"{reading.latest.value:.0f}%"
    earlier = [
        v for v in reading.series[:-1] if v.value is not None and v.period != reading.latest.period
    ]
    if earlier and chance.random() < 0.5:
        held = chance.choice(earlier)
        return f"{name} was {held.value:.1f}% in {held.period.say()} and is {now} today", 2
    if reading.comparators:
        held = chance.choice(reading.comparators)
        place = {
            "england": "in England",
            "region": "across the region",
            "neighbours": "among our statistical neighbours",
        }
        return f"{name} is {now}, against {held.value:.0f}% {place[held.geography.value]}", 2
    if reading.latest.numerator is not None and reading.latest.denominator:
        latest = reading.latest
        return f"{name} is {now}: {latest.numerator:,.0f} of {latest.denominator:,.0f}", 3
    return "", 0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--planted", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--show", action="store_true")
    given = asked.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "northmere"
        shutil.copytree(SAMPLE, folder)
        draft(str(folder))
        path = folder / "outputs" / "self-evaluation.docx"
        from selfassess.write.word.refresh.edited import Opened

        labels = dict(Opened(path.read_bytes()).manifest.labels)
        document = docx.Document(str(path))
        planted, right = edit_generated(document, chance, given.planted // 2)
        more, also = add_own(
            document,
            list(conclude(folder).matched.readings),
            labels,
            chance,
            given.planted - len(planted),
        )
        document.save(str(path))
        outcome = review(str(path), str(folder))
        found = [
            (p.code, re.search(r"(?:the number|the text says) ([^;]+?)(?:;|\.$)", p.sentence)[1])  # type: ignore[index]
            for p in outcome.problems
            if p.code in ("SA-V10", "SA-V11")
        ]
    wanted, hits, alarms = Counter(planted + more), 0, []
    for _, number in found:
        if wanted[number]:
            wanted[number] -= 1
            hits += 1
        else:
            alarms.append(number)
    total, all_right = len(planted) + len(more), right + also
    print(
        f"{total} wrong numbers planted ({len(planted)} in the tool's sentences), "
        f"seed {given.seed}: {hits} found ({100 * hits / total:.1f}%)"
    )
    print(
        f"{all_right} right numbers in edited sentences: {len(alarms)} false alarms "
        f"({100 * len(alarms) / all_right:.1f}% of them; "
        f"{100 * len(alarms) / max(1, len(found)):.1f}% of all alarms)"
    )
    if given.show:
        for held in outcome.problems:
            if held.code in ("SA-V10", "SA-V11"):
                print(held.sentence)
    print("missed:", [n for n, c in wanted.items() for _ in range(c)][:20])
    print("false:", alarms[:20])
    return 0 if hits >= 0.95 * total and len(alarms) < 0.1 * max(1, len(found)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
