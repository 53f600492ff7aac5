"""Lines of a PDF, with their places, through pdfium's text interface.

The text of a page is asked for once; positions, sizes and weights only for the first and last
character of a line, and between words only where a line looks like cells of a table.
"""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.documents.characters import repair, split_bullet, split_number
from selfassess.read.documents.line import Line

MAX_PAGES = 600
MAX_CHARACTERS = 60_000  # on one page; a dense A3 page holds about 15,000
_PASSWORD_ERROR = 4
_ITALIC = 64  # the seventh bit of a font's descriptor flags

_BREAK = re.compile(r"\r\n|[\r\n\ufffe]")
# A footnote mark may follow a word: small raised figures, told from real figures by their place.
_MARK = re.compile(r"(?<=[A-Za-z.,?!:;)\]\u2019\u201d])\s?(\d{1,2})(?=$|[\s.,;:)])")


def read_pdf(path: Path) -> tuple[list[Line], int, list[Problem]]:
    """The lines of a PDF in reading order, the number of pages, and problems.

    A file that cannot be opened gives no lines and one problem (SA-D..).
    """
    source = Source(file=path.name)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as refusal:
        locked = getattr(refusal, "err_code", None) == _PASSWORD_ERROR
        return [], 0, [Problem.of("SA-D04" if locked else "SA-D05", source)]
    problems: list[Problem] = []
    lines: list[Line] = []
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            problems.append(Problem.of("SA-D08", source, pages=pages, limit=MAX_PAGES))
        broken = 0
        for index in range(min(pages, MAX_PAGES)):
            try:
                lines += _page_lines(document, index)
            except pypdfium2.PdfiumError:
                broken += 1
        if broken:
            problems.append(Problem.of("SA-D09", source, pages=broken))
    finally:
        document.close()
    if pages and not lines:
        problems = [Problem.of("SA-D05" if broken == pages else "SA-D06", source)]
    elif not pages:
        problems = [Problem.of("SA-D05", source)]
    return lines, pages, problems


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[Line]:
    page = document[index]
    text_page = pdfium.FPDFText_LoadPage(page.raw)
    if not text_page:
        page.close()
        raise pypdfium2.PdfiumError("no text page")
    try:
        return _PageText(text_page, index + 1, page.get_height() or 842.0).lines()
    finally:
        pdfium.FPDFText_ClosePage(text_page)
        page.close()


class _PageText:
    """One page's text and the few questions asked about its characters."""

    def __init__(self, handle: object, number: int, height: float) -> None:
        self.handle = handle
        self.number = number
        self.height = height
        self._a, self._b = ctypes.c_double(), ctypes.c_double()
        self._c, self._d = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(80)

    def lines(self) -> list[Line]:
        count = min(pdfium.FPDFText_CountChars(self.handle), MAX_CHARACTERS)
        if count <= 0:
            return []
        # pdfium counts one character as one 16-bit unit, so its indexes and ours agree.
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self.handle, 0, count, buffer)
        text = bytes(buffer)[: max(0, got - 1) * 2].decode("utf-16-le", "surrogatepass")
        found: list[Line] = []
        start = 0
        while start < len(text):
            stop = _BREAK.search(text, start)
            end = stop.start() if stop else len(text)
            raw = text[start:end]
            if raw.strip():
                hyphen = stop is not None and stop.group() == "\ufffe"
                found += self._segments(raw, start, hyphen)
            start = stop.end() if stop else len(text)
        return found

    def _segments(self, raw: str, start: int, hyphen: bool) -> list[Line]:
        """One printed line, parted where the gap between two words is a column's."""
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip()) - 1
        x, y = self._origin(first)
        right = self._right(last)
        size = self._size(first)
        cuts: list[int] = []
        # A bullet or number is followed by a wide gap of its own; a full line has narrow ones.
        if right - x > 0.47 * size * (last - first + 1):
            cuts = self._gaps(raw, start, first, size)
        segments = []
        begin = first
        for cut in [*cuts, last + 1]:
            segment = self._line(raw[begin - start : cut - start], begin, x, y, size)
            if segment:
                segments.append(segment)
            begin = cut
            if cut <= last:
                while raw[begin - start].isspace():
                    begin += 1
                x, y = self._origin(begin)
                size = self._size(begin)
        if hyphen and segments:
            segments[-1].text += "-"
        return segments

    def _line(self, raw: str, begin: int, x: float, y: float, size: float) -> Line | None:
        body = raw.rstrip()
        if not body:
            return None
        end = begin + len(body) - 1
        probe, indent = self._after_mark(body, begin), x
        if probe > begin:
            indent = self._origin(probe)[0]
            size = self._size(probe)
        elif body[0].isdigit():  # a raised footnote mark may stand first
            size = max(size, self._size(end))
        right = self._right(end)
        bold = self._bold(probe) and self._bold(end)
        marks = [
            m for m in _MARK.finditer(body) if self._is_raised(begin + m.start(1), size, y, probe)
        ]
        for mark in reversed(marks):
            body = body[: mark.start()] + body[mark.end() :]
        text = repair(body)
        if not text:
            return None
        italic = self._italic(probe)
        return Line(self.number, text, x, right, y, size, bold, self.height, italic, indent)

    def _after_mark(self, body: str, begin: int) -> int:
        """The index of the first character after a list mark or printed number."""
        depth, rest = split_bullet(body)
        if not depth:
            _, rest = split_number(body)
        return begin + len(body) - len(rest)

    def _gaps(self, raw: str, start: int, first: int, size: float) -> list[int]:
        cuts = []
        lead = self._after_mark(raw.strip(), first)
        for found in re.finditer(r"\s+", raw.rstrip()):
            index = start + found.start()
            if index <= lead:
                continue
            after = start + found.end()
            if self._origin(after)[0] - self._right(index - 1) > 0.9 * size:
                cuts.append(after)
        return cuts

    def _is_raised(self, index: int, size: float, y: float, probe: int) -> bool:
        if self._size(index) < 0.8 * size:
            return True
        return self._origin(index)[1] > y + 0.2 * size

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.handle, index, self._a, self._b)
        return self._a.value, self._b.value

    def _right(self, index: int) -> float:
        pdfium.FPDFText_GetCharBox(self.handle, index, self._a, self._b, self._c, self._d)
        return self._b.value

    def _size(self, index: int) -> float:
        """The size in points: the font's, as the text matrix scales it."""
        size: float = pdfium.FPDFText_GetFontSize(self.handle, index)
        if pdfium.FPDFText_GetMatrix(self.handle, index, self._matrix):
            # A slanted face may be made by the matrix (c), which does not make it larger.
            m = self._matrix
            scale = abs(m.d) if abs(m.b) < 0.01 else (m.c * m.c + m.d * m.d) ** 0.5
            if scale > 0:
                size *= scale
        return size if size > 0 else 1.0

    def _italic(self, index: int) -> bool:
        pdfium.FPDFText_GetMatrix(self.handle, index, self._matrix)
        if abs(self._matrix.b) < 0.01 < abs(self._matrix.c):
            return True
        pdfium.FPDFText_GetFontInfo(self.handle, index, None, 0, self._flags)
        return bool(self._flags.value & _ITALIC)

    def _bold(self, index: int) -> bool:
        """By the weight the font states, or by its name where it states none."""
        if pdfium.FPDFText_GetFontWeight(self.handle, index) >= 600:
            return True
        name = self._name
        pdfium.FPDFText_GetFontInfo(self.handle, index, name, len(name), self._flags)
        return b"bold" in name.value.lower()
