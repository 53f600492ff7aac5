"""The door to reading documents: one function, any file."""

from __future__ import annotations

from pathlib import Path

from selfassess.model.document import Document
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.documents.sniff import Format, sniff


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file into a document.

    Returns the document (None where nothing can be read) and what a person must know. The kind
    of file is taken from its bytes, not its name.
    """
    source = Source(file=path.name)
    try:
        size = path.stat().st_size
        with path.open("rb") as handle:
            head = handle.read(4096)
    except OSError as refusal:
        return None, [Problem.of("SA-D10", source, reason=refusal.strerror or "unreadable")]
    form, problem = sniff(path, head, size)
    if problem:
        return None, [problem]
    if form is Format.PDF:
        return _pdf(path)
    if form is Format.WORD:
        from selfassess.read.documents.word import read_word

        return read_word(path)
    from selfassess.read.documents.text import read_text

    return read_text(path)


def _pdf(path: Path) -> tuple[Document | None, list[Problem]]:
    from selfassess.read.documents.layout import blocks_of
    from selfassess.read.documents.pdf import read_pdf

    lines, pages, problems = read_pdf(path)
    if not lines:
        return None, problems
    blocks, furniture = blocks_of(lines, pages)
    return Document(path.name, "pdf", pages, tuple(blocks), furniture), problems
