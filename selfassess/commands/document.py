"""Puts a document into `outputs`: written, or refreshed where edited; checked either way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from selfassess.commands.refresh import refresh
from selfassess.commands.writing import Writing
from selfassess.model.edited import Refreshed
from selfassess.model.memory import Memory
from selfassess.model.period import say_date
from selfassess.model.problem import Problem, Severity
from selfassess.model.source import Source
from selfassess.model.statement import ComposedDocument, Prose
from selfassess.settings.problems import load_catalogue

PAGES = "In Word, press Ctrl+A and then F9 once: the contents then show page numbers."


def put_document(
    writing: Writing,
    name: str,
    document: ComposedDocument,
    look: Path,
    fresh: bool,
    track: bool = False,
) -> Refreshed | None:
    """The document as a Word file; what a refresh did, where there was one. A problem says so
    where what now stands there cannot be read by everyone."""
    from selfassess.write.word.document import write_checked

    data, faults = write_checked(document, look, name)
    done = None
    renamed = "" if writing.target(name).exists() else _renamed(writing.target(name), data)
    if renamed:
        writing.left_alone.append(f"{renamed}: to refresh this one, name it {name} and run again")
    if fresh or not writing.stands(name, changed_only=not track):
        writing.document(name, data)
    else:
        done = refresh(writing, name, data, track)
        faults = _faults_of(writing.target(name), data, faults)
    writing.problems += _summed(name, faults)
    return done


def _renamed(path: Path, data: bytes) -> str:
    """A document of the same kind that stands beside the place of a new one under another name;
    copies that the tool made itself are named after it."""
    from selfassess.write.word.manifest import kind_of

    others = sorted(path.parent.glob("*.docx")) if path.parent.is_dir() else []
    strange = [each for each in others if not each.name.startswith((f"{path.stem} (", "~$"))]
    kind = kind_of(data) if strange else ""
    return next((str(each) for each in strange if kind_of(each.read_bytes()) == kind), "")


def first_steps(writing: Writing, name: str) -> tuple[str, ...]:
    """What to do once in Word with a document that was written anew: only Word knows its pages."""
    path = str(writing.target(name))
    return (PAGES,) if any(line.startswith(path) for line in writing.wrote) else ()


def said_of(document: ComposedDocument, more: tuple[str, ...]) -> tuple[str, ...]:
    """What the document holds, in a line, before what else there is to say."""
    cover, prompts = document.cover, [b for b in document.blocks if isinstance(b, Prose)]
    asked = sum(len(block.prompts) for block in prompts)
    first = (
        f"{cover.council}, at {say_date(cover.as_at)}: {len(document.statements()):,} sentences, "
        f"{len(document.evidence):,} pieces of evidence, {asked:,} questions to the authors."
    )
    return (first, *more)


def _faults_of(path: Path, fresh: bytes, known: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What stands in a reader's way in the document as it was left: people's words count too."""
    from selfassess.write.word.accessible.check import check_accessible

    data = path.read_bytes() if path.is_file() else fresh
    return known if data == fresh else check_accessible(data, path.name)


def _summed(name: str, faults: Iterable[Problem]) -> list[Problem]:
    """One problem for all faults but notes: how many there are, and of which kinds."""
    kinds = load_catalogue().kinds
    counts = Counter(f.code for f in faults if kinds[f.code].severity != Severity.NOTE)
    if not counts:
        return []
    said = ", ".join(f"{_mid(kinds[code].title)} ({n:,})" for code, n in counts.items())
    blanks = {"n": f"{sum(counts.values()):,}", "kinds": said, "file": name}
    return [Problem.of("SA-C12", Source(file=name), **blanks)]


def _mid(title: str) -> str:
    """A title within a sentence."""
    return title[:1].lower() + title[1:]


def labels_only(document: ComposedDocument, before: Memory, hashes: Mapping[str, str]) -> Memory:
    """What such a document leaves to the next run: its labels and its fingerprint. What changed
    is said since the last draft, so nothing else of the last draft is touched."""
    labels = {**before.labels, **{e.key: e.label for e in document.evidence}}
    return before.model_copy(
        update={"labels": labels, "written": {**before.written, **dict(hashes)}}
    )
