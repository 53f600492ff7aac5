"""Documents for the tests of compose: from small dossiers, and from the sample council."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from selfassess.commands.conclude import conclude
from selfassess.compose.brief import compose_brief
from selfassess.compose.readiness import compose_readiness
from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.wording import Wording
from selfassess.model.account import Account, SetAside, Tally
from selfassess.model.annex_a import CohortTable, HiddenCounts, ListSummary, RuleResult
from selfassess.model.audit import AuditTheme
from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.indicator import Geography
from selfassess.model.memory import Memory
from selfassess.model.problem import Severity
from selfassess.model.readiness import ReadinessForm
from selfassess.model.reading import AnyReading
from selfassess.model.statement import (
    Bullets,
    Callout,
    ComposedDocument,
    Paragraph,
    Prose,
    Table,
)
from selfassess.model.voice import VoiceKind
from selfassess.model.weight import Weighed
from selfassess.settings.load import data_folder
from selfassess.settings.readiness import load_readiness
from selfassess.settings.wordings import load_wordings
from tests import dossiers as make

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
TEMPLATES = data_folder() / "templates" / "wording"


class Recording(Wording):
    """A wording that remembers which sentences it was asked for."""

    def __init__(self) -> None:
        super().__init__(TEMPLATES, load_wordings())
        self.asked: set[str] = set()

    def _render(self, rule: str, values: dict[str, object]) -> str:
        self.asked.add(rule)
        return super()._render(rule, values)


def composed(
    dossier: Dossier,
    wording: Wording | None = None,
    labels: dict[str, str] | None = None,
    before: Memory | None = None,
) -> ComposedDocument:
    """The self-evaluation of a dossier, judged and weighed by the real rooms."""
    wording = wording or Wording(TEMPLATES, load_wordings())
    matched = make.matched(dossier)
    weighed = make.weighed(dossier)
    return compose_self_evaluation(
        dossier, matched.readings, weighed, wording, labels or {}, before
    )


def readied(
    dossier: Dossier,
    wording: Wording | None = None,
    lists: tuple[ListSummary, ...] = (),
    rules: tuple[RuleResult, ...] = (),
    form: ReadinessForm | None = None,
    cohorts: tuple[CohortTable, ...] = (),
    hidden: HiddenCounts | None = None,
) -> ComposedDocument:
    """The inspection-readiness report of a dossier."""
    wording = wording or Wording(TEMPLATES, load_wordings())
    readings, weighed = make.matched(dossier).readings, make.weighed(dossier)
    form = form or load_readiness()
    return compose_readiness(
        dossier, readings, weighed, wording, {}, form, lists, rules, None, cohorts, hidden
    )


LISTS = (
    ListSummary(number=1, title="Contacts", file="annex-a.xlsx", rows=40, failed_error=3),
    ListSummary(number=2, title="Early help", file="annex-a.xlsx", present=False),
)
RULES = (
    RuleResult(
        rule="AA-101",
        list=1,
        severity=Severity.ERROR,
        sentence="The contact has a date.",
        failed=3,
        checked=40,
    ),
)
COHORTS = (
    CohortTable(
        id="age", list=1, title="Open rows by age", labels=("Under 1", "1 to 4", "5 to 9"),
        counts=(22, None, None), total=40,
    ),
    CohortTable(
        id="gender", list=1, title="Open rows by gender", labels=("Female", "Male"),
        counts=(None, None), total=None,
    ),
)  # fmt: skip


@cache
def northmere_readied() -> ComposedDocument:
    """The inspection-readiness report of the sample council."""
    concluded = conclude(SAMPLE)
    wording = Wording(TEMPLATES, load_wordings())
    return compose_readiness(
        concluded.dossier,
        concluded.matched.readings,
        concluded.weighed,
        wording,
        {},
        load_readiness(),
        LISTS,
        RULES,
    )


@cache
def northmere() -> ComposedDocument:
    """The draft of the sample council."""
    concluded = conclude(SAMPLE)
    wording = Wording(TEMPLATES, load_wordings())
    return compose_self_evaluation(
        concluded.dossier, concluded.matched.readings, concluded.weighed, wording, {}
    )


def briefed(dossier: Dossier, wording: Wording | None = None) -> ComposedDocument:
    """The short version of a dossier."""
    wording = wording or Wording(TEMPLATES, load_wordings())
    readings, weighed = make.matched(dossier).readings, make.weighed(dossier)
    return compose_brief(dossier, readings, weighed, wording, {})


@cache
def northmere_briefed() -> ComposedDocument:
    """The short version of the sample council."""
    concluded = conclude(SAMPLE)
    wording = Wording(TEMPLATES, load_wordings())
    return compose_brief(
        concluded.dossier, concluded.matched.readings, concluded.weighed, wording, {}
    )


def empty() -> Dossier:
    """A workspace in which nothing is held."""
    return make.dossier()


def one_indicator() -> Dossier:
    """A workspace with one indicator and nothing else."""
    year = make.financial_year(2025)
    return make.dossier(values=(make.value("rereferrals_pct", year, of=(310, 1000)),))


def few_audits() -> Dossier:
    """Audits, but fewer than can be printed."""
    return make.dossier(audits=make.audits("core-groups", {"2026-08-14": "gri"}))


def nothing_hidden() -> Dossier:
    """The thin workspace, where what says nothing notable is shown as well."""
    dossier = thin()
    choices = dossier.workspace.documents.model_copy(update={"hide_nothing_notable": False})
    workspace = dossier.workspace.model_copy(update={"documents": choices})
    return dossier.model_copy(update={"workspace": workspace})


def gap() -> Dossier:
    """A series with a year missing before the last, and no inspection: nothing to compare with.
    One year, and the number of those who spoke, are too small to print."""
    years = [make.financial_year(first) for first in (2018, 2019, 2020, 2021, 2025)]
    counts = (700, 997, 700, 700, 700)
    aspect = make.indicator("cla_pep_pct").aspect
    return make.dossier(
        values=tuple(
            make.value("cla_pep_pct", year, of=(count, 1000))
            for year, count in zip(years, counts, strict=True)
        ),
        targets=(make.target("cla_pep_pct", 90),),
        voice=(
            make.heard(aspect, "weakness", count=3, out_of=40),
            *(make.heard("early-help", "strength", count=38, out_of=40),) * 3,
        ),
    )


def thin() -> Dossier:
    """Weak, old, small and missing evidence: what the sample council has little of."""
    old, now = make.financial_year(2022), make.financial_year(2025)
    few = make.audits("core-groups", {"2026-08-14": "gr"})
    moderated = tuple(
        a.model_copy(update={"moderated": "requires_improvement", "moderator": "independent"})
        for a in few
    )
    themes = (
        AuditTheme(
            round="2026-05-14",
            date=date(2026, 5, 14),
            area="care_leavers",
            aspect="local-offer-entitlements",
            points="weakness",
            source=make.source("B2", "audits.xlsx"),
        ),
    )
    made = make.dossier(
        self_grades={"help_protection": "good"},
        values=(
            make.value("rereferrals_pct", old, of=(200, 1000)),
            make.value("rereferrals_pct", now, of=(310, 1000)),
            make.value("icpc_15wd_pct", now, of=(12, 24)),
            make.value("cl_suitable_19_21_pct", make.financial_year(2021), of=(150, 200)),
            make.value("cla_reviews_timescale_pct", now),
            make.value("supervision_timescale_pct", now, of=(950, 1000)),
        ),
        targets=(
            make.target("rereferrals_pct", 20),
            make.target("icpc_15wd_pct", 90),
            make.target("supervision_timescale_pct", 85),
        ),
        comparators={"rereferrals_pct": (make.comparator(Geography.ENGLAND, 21.0),)},
        audits=(
            *make.audits("supervision-oversight", {"2026-05-14": "gri"}, area="leaders"),
            *moderated,
            *make.audits(
                "assessments", {"2026-05-14": "rrrrrriiirrrg", "2026-08-14": "rrrrrrriii"}
            ),
            *make.audits("pathway-plans", {"2024-05-14": "gggggggggggg"}, area="care_leavers"),
        ),
        audit_themes=themes,
        inspections=(
            make.inspection(
                "ilacs-2018-05",
                date(2018, 5, 16),
                "ilacs-2018",
                grades={"care_and_care_leavers": "good"},
            ),
        ),
        findings=(
            make.finding(
                "f1",
                "Private fostering.",
                ("private-fostering",),
                FindingKind.PRIORITY_ACTION,
                inspection_id="ilacs-2018-05",
            ),
            make.finding(
                "f2",
                "The front door.",
                ("front-door-thresholds",),
                inspection_id="ilacs-2018-05",
            ),
            make.finding("f3", "Early help.", ("early-help",), inspection_id="ilacs-2018-05"),
        ),
        voice=(
            make.heard("assessments", "weakness", kind=VoiceKind.COMPLAINT, upheld=True),
            make.heard("early-help", "strength", quotation="She listened to me"),
        ),
        actions=(make.action("a1", "early-help", due=date(2026, 3, 1)),),
    )
    aside = SetAside(source=make.source("A2"), reason="worked example row")
    tally = Tally(file="performance.xlsx", sheet="Sheet", read=6, used=5, set_aside=(aside,))
    return made.model_copy(update={"account": Account(tallies=(tally,))})


def remembered() -> Memory:
    """What a run before might have said, so that everything has changed since."""
    return Memory(
        as_at=date(2026, 6, 30),
        labels={"ind:gone": "P1"},
        figures={"ind:rereferrals_pct.latest": "12%"},
        standings={"front-door-thresholds": "strength"},
        statuses={"f2": "improving", "f3": "improved and sustained", "f4": "worse"},
        shows={"ind:rereferrals_pct": "12% (60 of 500) in 2024-25", "ind:gone": "3"},
    )


def otherwise(readings: Iterable[AnyReading], weighed: Weighed) -> Memory:
    """A run before that said something else of everything."""
    return Memory(
        as_at=date(2026, 6, 30),
        labels={"ind:gone": "P1"},
        standings={w.aspect: "no evidence" for a in weighed.areas for w in a.aspects},
        statuses={p.finding.id: "no evidence held" for p in weighed.progress},
        shows={reading.key: "something else" for reading in readings},
    )


def paragraphs(document: ComposedDocument) -> Iterable[Paragraph]:
    """Every paragraph, in order."""
    for block in document.blocks:
        match block:
            case Prose() | Callout():
                yield from block.paragraphs
            case Bullets():
                yield from block.items


def tables(document: ComposedDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
