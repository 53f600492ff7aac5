"""Everything gathered for one authority at one date."""

from selfassess.model.account import Account
from selfassess.model.audit import Audit, AuditProgramme, AuditTheme, AuditTotal
from selfassess.model.finding import Finding, Inspection
from selfassess.model.framework import Aspect, CrosswalkStep, Framework, SubjectWords
from selfassess.model.indicator import Comparator, CutPoints, Indicator, IndicatorValue, Target
from selfassess.model.plan import Action
from selfassess.model.problem import Problem
from selfassess.model.published import PublishedValue
from selfassess.model.record import Record
from selfassess.model.thresholds import AuditScale, ProportionWord, Thresholds
from selfassess.model.voice import VoiceItem
from selfassess.model.workspace import Workspace


class Settings(Record):
    """All of `config/` that judging and writing need, with the council's overrides applied."""

    frameworks: dict[str, Framework]
    crosswalk: tuple[CrosswalkStep, ...]
    aspects: dict[str, Aspect]
    indicators: dict[str, Indicator]
    thresholds: Thresholds
    scales: dict[str, AuditScale]
    proportions: tuple[ProportionWord, ...]
    subjects: SubjectWords = SubjectWords()
    wordings: dict[str, str] = {}  # a council's own words, by table and word


class Evidence(Record):
    """What was read, before anything is judged."""

    values: tuple[IndicatorValue, ...] = ()
    targets: tuple[Target, ...] = ()
    comparators: dict[str, tuple[Comparator, ...]] = {}
    cut_points: dict[str, CutPoints] = {}
    published: dict[str, tuple[PublishedValue, ...]] = {}  # the authority's own, as published
    audits: tuple[Audit, ...] = ()
    audit_totals: tuple[AuditTotal, ...] = ()
    audit_themes: tuple[AuditTheme, ...] = ()
    audit_programme: tuple[AuditProgramme, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    findings: tuple[Finding, ...] = ()
    voice: tuple[VoiceItem, ...] = ()
    actions: tuple[Action, ...] = ()


class Dossier(Record):
    """One authority at one date: its settings, its evidence, what was wrong, what was dropped."""

    workspace: Workspace
    settings: Settings
    evidence: Evidence
    problems: tuple[Problem, ...] = ()
    account: Account = Account()

    @property
    def framework(self) -> Framework:
        return self.settings.frameworks[self.workspace.framework]
