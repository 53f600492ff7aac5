"""Renders a few pages of the sample's draft for the docs: `python scripts/write_pictures.py`.

Needs LibreOffice (soffice) and poppler (pdftotext, pdftoppm); run it when the looks have changed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
# The picture's name, and words that stand on its page and on none before it.
PAGES = {
    "at-a-glance": "The four judgement areas",
    "strengths-and-figures": "Figure 2.",
    "progress-since-the-inspection": "Earlier finding",
}
DOTS = "64"  # an inch: to be looked at, not read


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "sample_inputs" / "northmere", folder / "northmere")
        run(sys.executable, "-m", "selfassess", "draft", str(folder / "northmere"))
        document = folder / "northmere" / "outputs" / "self-evaluation.docx"
        run("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", name, str(document))  # fmt: skip
        pdf = str(folder / "self-evaluation.pdf")
        pages = run("pdftotext", "-layout", pdf, "-").split("\f")
        TARGET.mkdir(parents=True, exist_ok=True)
        for picture, words in PAGES.items():
            page = str(next(n for n, text in enumerate(pages, 1) if words in text))
            run("pdftoppm", "-r", DOTS, "-f", page, "-l", page, "-png", "-singlefile", pdf,
                str(TARGET / picture))  # fmt: skip
            print(f"Wrote docs/pictures/{picture}.png (page {page})")


def run(*call: str) -> str:
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{call[0]}: {done.stderr or done.stdout}")
    return done.stdout


if __name__ == "__main__":
    main()
