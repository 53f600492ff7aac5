"""A small writer of PDF pages: two standard typefaces, lines, rules, the same bytes each time."""

from __future__ import annotations

from sample.type_widths import width

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"


class Pages:
    """Pages of text set at places; the origin is the lower left corner, in points."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = []

    @property
    def number(self) -> int:
        """The page that is being set, from 1."""
        return len(self._pages)

    def new_page(self) -> None:
        self._pages.append([])

    def text(self, x: float, y: float, words: str, size: float, bold: bool = False) -> None:
        font = "F2" if bold else "F1"
        self._pages[-1].append(
            f"BT /{font} {size:g} Tf {x:.2f} {y:.2f} Td ({escaped(words)}) Tj ET"
        )

    def right(self, x: float, y: float, words: str, size: float, bold: bool = False) -> None:
        """Text that ends at x."""
        self.text(x - width(words, size, bold), y, words, size, bold)

    def rule(self, x1: float, x2: float, y: float, weight: float = 0.5) -> None:
        self._pages[-1].append(f"{weight:g} w {x1:.2f} {y:.2f} m {x2:.2f} {y:.2f} l S")

    def on_page(self, number: int) -> Pages:
        """The same pages with an earlier one at the end, to set its footer."""
        earlier = Pages()
        earlier._pages = [self._pages[number - 1]]
        return earlier

    def finished(self, title: str, made: str) -> bytes:
        """The document. `made` is a date such as "20230807090000"."""
        objects = [
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
            "",
            FONT.format("Helvetica"),
            FONT.format("Helvetica-Bold"),
            f"<< /Title <feff{title.encode('utf-16-be').hex()}> /CreationDate (D:{made}Z) >>",
        ]
        kids = []
        for lines in self._pages:
            at = len(objects) + 1
            kids.append(f"{at} 0 R")
            stream = "\n".join(lines)
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH:g} {PAGE_HEIGHT:g}] "
                f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {at + 1} 0 R >>"
            )
            length = len(stream.encode("cp1252"))
            objects.append(f"<< /Length {length} >>\nstream\n{stream}\nendstream")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        return assembled(objects)


def assembled(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
