"""Draws the eleven lists of an authority of any size."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from sample.chance import Chance

from made_lists import care, journeys
from made_lists.people import Lists, World, each

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = date(2026, 10, 31)
# the rows that Scale() comes to
PER_SCALE = 13_200


@dataclass(frozen=True)
class Scale:
    """How many of each; by default a middling authority, some 13,700 rows."""

    contacts: float = 3_000
    early_help_open: float = 849
    early_help_closed: float = 500
    referrals: float = 1_080
    need_open: float = 440
    need_closed: float = 640
    plans_open: float = 125
    plans_ended: float = 165
    care_long: float = 355
    care_new: float = 60
    care_ceased: float = 62
    care_brief: float = 8
    leavers: float = 312
    waiting: float = 9
    matched: float = 2
    placed: float = 8
    adopted: float = 11
    adopted_earlier: float = 9
    reversed: float = 3
    families: float = 18

    def times(self, factor: float) -> Scale:
        return Scale(**{f.name: getattr(self, f.name) * factor for f in fields(self)})


def bank_holidays() -> frozenset[date]:
    """From the settings, as data; everything else here is worked out apart from the tool."""
    text = (ROOT / "config" / "annex_a" / "bank_holidays.toml").read_text("utf-8")
    return frozenset(day for days in tomllib.loads(text)["england"].values() for day in days)


def draw(
    scale: Scale, seed: str, *, clean: bool = False, reference: date = REFERENCE, prefix: str = "",
    authority: str = "Northmere",
) -> Lists:  # fmt: skip
    """The lists by number; each row a dictionary of plain values: dates, whole numbers, codes.

    `clean` lists break no rule of validation.
    """
    workers = max(6, round((scale.need_open + scale.referrals + scale.care_long) / 14))
    world = World(
        Chance(f"annex-a:{seed}"), reference, clean, bank_holidays(), prefix, authority, workers
    )
    lists: Lists = {number: [] for number in range(1, 12)}
    each(scale.contacts, lambda: journeys.contacts_only(world, lists))
    each(scale.early_help_open, lambda: journeys.early_help(world, lists, True))
    each(scale.early_help_closed, lambda: journeys.early_help(world, lists, False))
    each(scale.referrals, lambda: journeys.referral(world, lists))
    each(scale.need_open, lambda: journeys.long_need(world, lists, True))
    each(scale.need_closed, lambda: journeys.long_need(world, lists, False))
    each(scale.plans_open, lambda: journeys.long_plan(world, lists, True))
    each(scale.plans_ended, lambda: journeys.long_plan(world, lists, False))
    each(scale.care_long, lambda: care.care(world, lists, False, False))
    each(scale.care_new, lambda: care.care(world, lists, True, False))
    each(scale.care_ceased, lambda: care.care(world, lists, False, True))
    each(scale.care_brief, lambda: care.care(world, lists, True, True))
    each(scale.leavers, lambda: care.leaver(world, lists))
    for stage in ("waiting", "matched", "placed", "adopted", "reversed"):
        each(getattr(scale, stage), lambda stage=stage: care.adoption(world, lists, stage))
    each(scale.adopted_earlier, lambda: care.adoption(world, lists, "earlier"))
    each(scale.families, lambda: care.adopters(world, lists, world.family(), None, None))
    return lists


def of_size(rows: int, seed: str, *, clean: bool = False) -> Lists:
    """Lists of about so many rows in all."""
    return draw(Scale().times(rows / PER_SCALE), seed, clean=clean)
