"""Reasons give numbers as people write them."""

from __future__ import annotations

import pytest

from selfassess.judge.said import plain, signed


@pytest.mark.parametrize(
    ("value", "said"), [(10840.0, "10,840"), (18.84, "18.8"), (0.0, "0"), (None, "–")]
)
def test_numbers_are_written_plainly(value: float | None, said: str) -> None:
    assert plain(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(-731.0, "-731"), (5.24, "+5.2"), (1001.3, "+1,001.3")]
)
def test_differences_carry_their_sign(value: float, said: str) -> None:
    assert signed(value) == said
