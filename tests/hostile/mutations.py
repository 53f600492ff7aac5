"""Good files built in code, and ways to damage them: seeds and mutations for fuzzing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from selfassess.commands.new import starter
from selfassess.read.audits import read_audits
from selfassess.read.documents import read_document
from selfassess.read.letters import read_inspection
from selfassess.read.performance import read_performance
from selfassess.read.plan import read_plan
from selfassess.read.register import read_register
from selfassess.read.voice import read_voice
from selfassess.settings.documents import load_printed_words
from selfassess.settings.load import config_folder
from tests.books import COUNCIL, dimensions, form, settings

READERS = {"performance": read_performance, "audits": read_audits, "plan": read_plan,
           "findings": read_register, "voice": read_voice}  # fmt: skip
# What breaks readers: limits of numbers, markup, empty and endless things.
NASTY = (b"", b"0", b"-1", b"1e999", b"NaN", b"2147483648", b"99999999999999999999", b"&a;", b"<",
         b"<!DOCTYPE x>", b"\x00", b"\xff\xfe", b"../../x", b"=1+1", b"\xe2\x80\xae",
         b"A1048577",
         b"XFD1", b"ZZZZ9", b"s", b"t=\"e\"", b'r=""', b"\xf0\x9f\x92\xa9", b"9" * 400)  # fmt: skip
LETTER = """Ofsted
Northmere Council
Inspection of local authority children's services
Inspection dates: 19 June to 7 July 2023
The impact of leaders on social work practice with children and families: Good
What needs to improve
- The timeliness of assessments.
- Oversight by managers.
Main findings
1. Children receive help when they need it.
2. Thresholds are applied consistently. Page 2 of 4
"""
WORD = ("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:body>{}</w:body></w:document>")  # fmt: skip


@cache
def seeds() -> dict[str, bytes]:
    """A good file for every reader, by file name."""
    found = {form(key).file: starter(form(key), settings(), COUNCIL.framework) for key in READERS}
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LETTER.splitlines())
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    kept = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": WORD.format(words + table).encode(),
    }
    return {
        **found,
        "letter.docx": packed(kept),
        "letter.txt": LETTER.encode(),
        "letter.pdf": pdf(),
    }


def pdf() -> bytes:
    """The smallest PDF that holds the letter's words."""
    shown = "".join(f"({line.replace('(', '')}) Tj T*\n" for line in LETTER.splitlines())
    stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}ET".encode("latin-1", "replace")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def mutated(data: bytes, chance: Random) -> bytes:
    """The file with a few things done to it: to its bytes, or inside the parts of a package."""
    if data.startswith(b"PK") and chance.random() < 0.85:
        try:
            return _inside(data, chance)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            ValueError,
            OSError,
            EOFError,
        ):
            pass  # what is damaged already is damaged further as bytes
        except Exception:  # a broken stream raises what its decompressor pleases
            pass
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(DAMAGES)(data, chance)
    return data


def _inside(data: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))] or list(parts))
    what = chance.random()
    if what < 0.05:
        del parts[name]
    elif what < 0.1:
        parts[name] = chance.choice(list(parts.values()))
    else:
        for _ in range(chance.randint(1, 8)):
            parts[name] = chance.choice(DAMAGES)(parts[name], chance)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return held.getvalue()


def _spot(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 1, 2, 8, 64, 512)))


def _flip(data: bytes, chance: Random) -> bytes:
    at, _ = _spot(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 3, 50)) + data[end:]


def _put(data: bytes, chance: Random) -> bytes:
    at, _ = _spot(data, chance)
    return data[:at] + chance.choice(NASTY) + data[at:]


def _word_for_word(data: bytes, chance: Random) -> bytes:
    """Puts something nasty in the place of a value: between > and <, or between quotes."""
    opening, closing = chance.choice(((b">", b"<"), (b'"', b'"')))
    start = data.find(opening, chance.randrange(len(data) + 1)) + 1
    end = data.find(closing, start)
    return data if not 0 < start <= end else data[:start] + chance.choice(NASTY) + data[end:]


def _end_early(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _cut, _repeat, _put, _word_for_word, _word_for_word, _word_for_word, _end_early,
)  # fmt: skip


def read(path: Path) -> tuple[object, tuple]:
    """Reads a file as the tool would: what was read, and its problems."""
    key = next((key for key in READERS if form(key).file == path.name), "")
    if not key:
        document, problems = read_document(path)
        if document is not None:
            read_inspection(document, _words())
        return document, tuple(problems)
    more = (dimensions(),) if key == "audits" else ()
    done = READERS[key](path, form(key), settings(), COUNCIL, *more)
    return done, done.problems


@cache
def _words():
    return load_printed_words(config_folder())
