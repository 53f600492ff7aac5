"""A workbook of what people said, in our form or in a council's own → themes and counts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.period import Period, say_date
from selfassess.model.source import Source
from selfassess.model.voice import HeardWords, VoiceItem, VoiceKind
from selfassess.model.workspace import Workspace
from selfassess.read.dates.mentioned import period_mentioned
from selfassess.read.heard.logs import Entry, Log, log_of
from selfassess.read.heard.surveys import Question, questions_of
from selfassess.read.heard.words import RESPONDENTS, Heard
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import aspect_names
from selfassess.read.sheets.recognise import holds_rows_of, in_our_form
from selfassess.read.summaries import Place, Placed
from selfassess.read.unreadable import brief
from selfassess.read.voice import POINTS_OF_KIND, ReadVoice, read_voice
from selfassess.read.workbook import Sheet, Workbook

OTHER = "another subject"
TITLES = 6  # rows above a table in which its time and its people are looked for


class HeardReader:
    """Reads workbooks of surveys and logs. Make it once."""

    def __init__(
        self, words: HeardWords, settings: Settings, workspace: Workspace, place: Place
    ) -> None:
        self.heard, self.place = Heard(words), place
        self.as_at, self.read_hidden = workspace.as_at, workspace.read_hidden
        self.limits = settings.thresholds.voice
        self.aspects = settings.aspects
        areas = settings.frameworks[workspace.framework].areas
        self.aspect_names = aspect_names(settings, areas)

    def read(self, book: Workbook) -> ReadVoice:
        """What a workbook holds. Never raises for its contents."""
        ledger = Ledger(book.file)
        ledger.take(book.problems)
        items: list[VoiceItem] = []
        for sheet in book.sheets:
            if sheet.rows:
                items += self._sheet(sheet, ledger)
        if not book.refused and not any(sheet.rows for sheet in book.sheets):
            ledger.report("SA-R06", Source(file=book.file))
        return ReadVoice(tuple(items), 0, ledger.problems, ledger.tallies)

    def _sheet(self, sheet: Sheet, ledger: Ledger) -> list[VoiceItem]:
        ledger.count(sheet.title, 0)
        if sheet.hidden and not self.read_hidden:
            ledger.report("SA-R24", ledger.sheet(sheet.title))
            return self._left(sheet, "hidden sheet", ledger)
        around = (sheet.title, Path(ledger.file).stem)
        log = log_of(sheet, self.heard, around, self.place)
        if log is not None:
            return self._of_log(sheet, log, ledger)
        questions = questions_of(sheet, self.heard, around)
        if questions:
            return self._of_survey(sheet, questions, ledger)
        ledger.report("SA-H02", ledger.sheet(sheet.title))
        return self._left(sheet, "no survey and no log was found", ledger)

    def _left(self, sheet: Sheet, reason: str, ledger: Ledger) -> list[VoiceItem]:
        ledger.count(sheet.title, len(sheet.rows))
        ledger.set_aside(ledger.sheet(sheet.title), reason, len(sheet.rows))
        return []

    # --- logs

    def _of_log(self, sheet: Sheet, log: Log, ledger: Ledger) -> list[VoiceItem]:
        ledger.count(sheet.title, len(log.entries) + len(log.undated) + len(log.kindless))
        place = ledger.sheet(sheet.title)
        if log.unread:
            ledger.report("SA-H03", place, count=len(log.unread))
        for code, rows, reason in (
            ("SA-H04", log.undated, "a row without its date"),
            ("SA-H05", log.kindless, "neither a complaint nor a compliment"),
        ):
            if rows:
                at = place.model_copy(update={"row": rows[0]})
                ledger.report(code, at, count=len(rows))
                ledger.set_aside(at, reason, len(rows))
        alike: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
        for entry in log.entries:
            if entry.period.start > self.as_at:
                self._not_begun(sheet, entry.row, entry.period, ledger)
                continue
            about = entry.subject or entry.aspect
            key = (entry.kind, entry.period, entry.group, about, entry.upheld, entry.quotation)
            alike[key].append(entry)
        return [self._counted(sheet, entries, ledger) for entries in alike.values()]

    def _counted(self, sheet: Sheet, entries: list[Entry], ledger: Ledger) -> VoiceItem:
        first, kind = entries[0], VoiceKind(entries[0].kind)
        known = self.aspects.get(first.aspect)
        return VoiceItem(
            kind=kind,
            group=first.group or RESPONDENTS,
            period=first.period,
            aspect=first.aspect,
            theme=first.subject or (known.short if known else OTHER),
            points=POINTS_OF_KIND[kind],
            count=len(entries),
            upheld=first.upheld,
            quotation=first.quotation or None,
            source=Source(file=ledger.file, sheet=sheet.title, row=first.row),
        )

    # --- surveys

    def _of_survey(
        self, sheet: Sheet, questions: list[Question], ledger: Ledger
    ) -> list[VoiceItem]:
        ledger.count(sheet.title, len(questions))
        titles = _above(sheet, questions[0].cell.row)
        named = (*titles, sheet.title, Path(ledger.file).stem)
        period = next((p for text in named if (p := period_mentioned(text))), None)
        if period is None:
            ledger.report("SA-H06", ledger.sheet(sheet.title))
            ledger.set_aside(ledger.sheet(sheet.title), "a survey without its time", len(questions))
            return []
        kind = self.heard.kind(*named)
        kind = kind if kind and kind not in POINTS_OF_KIND else VoiceKind.SURVEY.value
        items = []
        for question in questions:
            if period.start > self.as_at:
                self._not_begun(sheet, question.cell.row, period, ledger)
                continue
            item = self._answered(sheet, question, VoiceKind(kind), period, named, ledger)
            if item is not None:
                items.append(item)
        return items

    def _answered(
        self,
        sheet: Sheet,
        question: Question,
        kind: VoiceKind,
        period: Period,
        named: tuple[str, ...],
        ledger: Ledger,
    ) -> VoiceItem | None:
        """The item of a question, or None where a person has to say something first."""
        cell = question.cell
        at = Source(file=ledger.file, sheet=sheet.title, cell=cell.address, row=cell.row)
        fault, blanks = question.fault, dict(question.blanks)
        if not fault and not question.asked:
            ledger.set_aside(at, "no figure given")
            return None
        if not fault and not question.agreeing and self.heard.against(question.text):
            fault, blanks = "SA-H07", {"found": brief(question.text, 70)}
        if fault:
            ledger.report(fault, at, **blanks)
            ledger.set_aside(at, "a question whose answers could not be used")
            return None
        good, bad = question.answers["positive"], question.answers["negative"]
        if question.agreeing == "bad":
            good, bad = bad, good
        points = self._points(good, bad)
        group = self.heard.group(question.section, *named)
        return VoiceItem(
            kind=kind,
            group=group or ("staff" if kind is VoiceKind.STAFF else RESPONDENTS),
            period=period,
            aspect=self.aspect_names.find(question.aspect) or "",
            theme=" ".join(question.text.split()),
            points=points,
            count=bad if points == "weakness" else good,
            out_of=question.asked,
            source=at,
        )

    def _points(self, good: int, bad: int) -> str:
        """Which way the answers to one question point: the shares from which voice does."""
        said = good + bad
        if not said:
            return "neutral"
        if good / said >= self.limits.strength_share:
            return "strength"
        return "weakness" if bad / said >= self.limits.weakness_share else "mixed"

    def _not_begun(self, sheet: Sheet, row: int, period: Period, ledger: Ledger) -> None:
        at = Source(file=ledger.file, sheet=sheet.title, row=row)
        ledger.report("SA-R38", at, period=period.say(), as_at=say_date(self.as_at))
        ledger.set_aside(at, "a period that has not begun")


def _above(sheet: Sheet, row: int) -> list[str]:
    """The texts in the rows above a table, nearest first."""
    rows = [n for n in sheet.rows if n < row][:TITLES]
    texts = [" ".join(c.text for c in sheet.rows[n].values() if not c.origin) for n in rows]
    return texts[::-1]


def holds_voice(book: Workbook, heard: Heard) -> bool:
    """Whether a workbook holds a survey or a log, by its headings and names."""
    for sheet in (s for s in book.sheets if s.rows):
        around = (sheet.title, Path(book.file).stem)
        if log_of(sheet, heard, around, _nowhere) is not None:
            return True
        if questions_of(sheet, heard, around):
            return True
    return False


def _nowhere(text: str, area: str, listed: str) -> Placed:
    return Placed()


def read_any_voice(
    book: Workbook,
    form: WorkbookForm,
    reader: HeardReader,
    settings: Settings,
    workspace: Workspace,
) -> ReadVoice:
    """A survey or a log by its own headings, any other workbook as one in our form."""
    areas = settings.frameworks[workspace.framework].areas
    ours = book.refused or in_our_form(book, form, areas) or holds_rows_of(form, book)
    if ours or not holds_voice(book, reader.heard):
        return read_voice(book, form, settings, workspace, book.file)
    return reader.read(book)
