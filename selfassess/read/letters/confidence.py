"""The certainties in use, so that reasons are worded in one place."""

from __future__ import annotations

from selfassess.model.inspection import Certainty, Confidence

PRINTED = Confidence(certainty=Certainty.SURE, reason="printed in the place and form expected")
CONFIRMED = Confidence(
    certainty=Certainty.SURE, reason="printed in the table and again in the text"
)


def likely(reason: str) -> Confidence:
    """Found, but in an unusual place or form."""
    return Confidence(certainty=Certainty.LIKELY, reason=reason)


def doubtful(reason: str) -> Confidence:
    """A person should look."""
    return Confidence(certainty=Certainty.DOUBTFUL, reason=reason)
