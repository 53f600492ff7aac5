"""`selfassess review`: an edited draft against its evidence."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import DOCUMENT, composed_draft
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import recall
from selfassess.commands.refresh import known_labels
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.writing import OUTPUTS
from selfassess.model.edited import EditedDraft
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem, WordedProblem
from selfassess.model.statement import ComposedDocument, Heading
from selfassess.review.review import review_draft
from selfassess.settings.problems import load_catalogue
from selfassess.settings.wordings import load_wordings

# the headings at which the body of the draft is over
APPENDICES = frozenset(("indicators", "evidence", "not_used", "method", "glossary"))


def review(draft: str, workspace: str = "", comment: bool = False) -> Outcome:
    """Reads a draft and says what a person should look at; with `comment`, as Word comments in a
    copy beside it too. `draft` is the document, or the workspace that holds it."""
    path, folder = _places(Path(draft), workspace)
    if not path.is_file():
        return refused([Problem.of("SA-V22", file=path.name, reason="there is no such file")])
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    from selfassess.write.word.refresh.edited import NoRecordError
    from selfassess.write.word.refresh.reread import read_back

    data = path.read_bytes()
    try:
        edited = read_back(data, path.name)
    except NoRecordError as refusal:
        return refused([Problem.of("SA-V22", file=path.name, reason=refusal.reason)])
    problems = worded(_found(edited, data, concluded, folder, path))
    wrote = (_commented(path, data, problems),) if comment and problems else ()
    return Outcome(
        ending=ending(problems),
        told=tuple(_told(edited, problems)),
        problems=problems,
        wrote=wrote,
        left_alone=(f"{path}: it was only read",),
    )


def _places(named: Path, workspace: str) -> tuple[Path, Path]:
    """The document and the workspace whose evidence it rests on."""
    if named.suffix.lower() == ".docx" or named.is_file():
        return named, Path(workspace) if workspace else named.resolve().parent.parent
    folder = Path(workspace) if workspace else named
    return folder / OUTPUTS / DOCUMENT, folder


def _found(
    edited: EditedDraft, data: bytes, concluded: Concluded, folder: Path, path: Path
) -> tuple[Problem, ...]:
    from selfassess.write.word.accessible.check import check_accessible

    before = known_labels(recall(folder), path)
    document = composed_draft(concluded, before, before.against)
    return (
        *review_draft(
            edited,
            document,
            concluded.matched.readings,
            concluded.weighed,
            load_wordings(concluded.dossier.settings.wordings).glossary,
            _area_headings(document, concluded),
            APPENDICES,
        ),
        *check_accessible(data, path.name),
    )


def _area_headings(document: ComposedDocument, concluded: Concluded) -> frozenset[str]:
    areas = {area.area for area in concluded.weighed.areas}
    return frozenset(b.text for b in document.blocks if isinstance(b, Heading) and b.id in areas)


def _commented(path: Path, data: bytes, problems: tuple[WordedProblem, ...]) -> str:
    """A copy of the draft with a comment for each problem; returns its path."""
    from selfassess.write.save import save
    from selfassess.write.word.refresh.remarks import with_remarks

    remarks = [
        (held.source.paragraph if held.source else None, f"{held.sentence} {held.remedy}")
        for held in problems
    ]
    copy = path.with_name(f"{path.stem} (review){path.suffix}")
    save(copy, with_remarks(data, remarks), moment=datetime.now(), keep=False)
    return str(copy)


def _told(edited: EditedDraft, problems: tuple[WordedProblem, ...]) -> list[str]:
    own = sum(1 for line in edited.lines if line.own)
    titles = load_catalogue().kinds
    lines = [
        f"{edited.file}: {len(edited.lines):,} paragraphs, {own:,} of them people's own or edited; "
        f"{len(problems):,} things to look at."
    ]
    counts = Counter(problem.code for problem in problems)
    return lines + [f"  {count:,} × {titles[code].title}" for code, count in counts.most_common()]
