"""References are numbered by first appearance, and a number once given stays with its evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfassess.compose.references import References
from selfassess.model.reading import Points, SourceKind, VoiceReading


def reading(key: str) -> VoiceReading:
    return VoiceReading(
        key=key,
        kind=SourceKind.VOICE,
        area="leaders",
        aspect="caseloads",
        points=Points.NEUTRAL,
        items=(),
        positive=0,
        negative=0,
    )


KEYS = st.lists(st.sampled_from([f"voi:{n}" for n in range(12)]), unique=True)


def labelled(keys: list[str], before: dict[str, str]) -> dict[str, str]:
    references = References([reading(key) for key in keys], before)
    return {key: references.label(key) for key in keys}


def test_labels_follow_first_appearance() -> None:
    assert labelled(["voi:b", "voi:a"], {}) == {"voi:b": "V1", "voi:a": "V2"}


def test_references_stand_in_order_and_once() -> None:
    references = References([reading("voi:a"), reading("voi:b")], {"voi:a": "V9", "voi:b": "V2"})
    referred = references.refer(["voi:a", "voi:b", "voi:a", "voi:unknown"])
    assert [r.label for r in referred] == ["V2", "V9"]


@given(KEYS, KEYS, KEYS)
def test_a_label_never_moves_and_is_never_given_twice(
    first: list[str], second: list[str], third: list[str]
) -> None:
    remembered: dict[str, str] = {}
    for run in (first, second, third):
        given_now = labelled(run, remembered)
        assert len(set(given_now.values())) == len(given_now)
        for key, label in given_now.items():
            assert remembered.get(key, label) == label
            assert label not in {other for k, other in remembered.items() if k != key}
        remembered |= given_now
