"""A storm of edits: drafts are changed by chance in every way that Word allows, the data move, the
drafts are refreshed; nothing that people did may be lost, nothing left alone may be stale.

    python tests/bench/edit_storm.py --edits 2000 --seed 1 [--libreoffice] [--each 25] [--rounds 3]

Each draft goes through rounds of edit and refresh; in each the data are others. The draft of a
fault is named by its seed: the same command with `--only SEED` repeats that one alone.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import storm_rarer  # noqa: E402, F401  (adds its kinds)
from storm_check import Document, broken, faults, invalid, office_faults  # noqa: E402
from storm_data import drafts  # noqa: E402
from storm_edits import Log, Sheet, edit  # noqa: E402

from selfassess.write.word.refresh.refresh import refresh_document  # noqa: E402

SAMPLE = ROOT / "sample_inputs" / "northmere"


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    source = folder / "saved.docx"
    source.write_bytes(data)
    out = folder / "out"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(out), str(source)], capture_output=True, check=True, timeout=180
    )
    return (out / "saved.docx").read_bytes()


def storm(
    states: list[bytes], seed: int, each: int, folder: Path, office: bool
) -> tuple[Log, list[str], list[bytes]]:
    """One draft through its rounds of edits and refreshes; what went wrong."""
    chance, log = random.Random(seed), Log()
    data, found, outputs = states[0], list[str](), []
    for state in range(1, len(states)):
        earlier, fresh = states[state - 1], states[state]
        log.known |= Document(earlier).blocks().keys()
        sheet = Sheet(data, chance, log)
        edit(sheet, each)
        edited = sheet.save()
        track = chance.random() < 0.5
        if office:
            edited = through_libreoffice(edited, folder)
        data, _ = refresh_document(edited, fresh, track=track)
        wrong = (office_faults if office else faults)(edited, fresh, earlier, data, log)
        found += [f"round {state}: {f}" for f in wrong]
        again, _ = refresh_document(data, fresh, track=track)
        if again != data:
            found.append(f"round {state}: a second refresh changed something")
        outputs.append(data)
        if office:  # a second pass would test LibreOffice's treatment of its own files
            found += sorted(set(broken(data)) - set(broken(edited)))
            break
    return log, [f"seed {seed}: {each}" for each in found], outputs


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--edits", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--each", type=int, default=25, help="edits in one round")
    asked.add_argument("--rounds", type=int, default=3, help="of edit and refresh, for each draft")
    asked.add_argument("--libreoffice", action="store_true")
    asked.add_argument("--validate", type=int, default=4, help="validate every so many drafts")
    asked.add_argument("--only", type=int, help="the seed of one draft to repeat")
    given = asked.parse_args()
    started, kinds, done = time.time(), Counter[str](), 0
    number = 0 if given.only is None else given.only - given.seed
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        states = drafts(SAMPLE, folder, given.rounds + 1, given.seed)
        while done < given.edits:
            seed = given.seed + number
            log, wrong, outputs = storm(states, seed, given.each, folder, given.libreoffice)
            # LibreOffice's own files break the rules: what they hold is not ours to mend
            if number % given.validate == 0 and not given.libreoffice:
                wrong += [f"seed {seed}: {e}" for e in invalid(outputs[-1], folder)[:3]]
            kinds.update(log.kinds)
            done += sum(log.kinds.values())
            number += 1
            found += wrong
            for each in wrong[:6]:
                print(each, flush=True)
            if given.only is not None:
                break
    drawn = number if given.only is None else 1
    print(
        f"{done} edits of {len(kinds)} kinds in {drawn} drafts, seed {given.seed}"
        f"{', saved through LibreOffice' if given.libreoffice else f', {given.rounds} rounds each'}"
        f": {len(found)} faults ({time.time() - started:.0f} s)"
    )
    print(", ".join(f"{name} {count}" for name, count in kinds.most_common()))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
