"""Runs command lines of the tool one after another and writes down what they touched outside it.

Run as a program of its own, because a watcher of Python's audit events can never be taken off:

    python tests/promises/watch.py REPORT.json < command-lines.json

A call on the network is written down and refused.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

NETWORK = ("socket.getaddrinfo", "socket.gethostby", "socket.gethostname", "urllib.", "http.",
           "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.")  # fmt: skip
STARTED = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
           "os.startfile", "webbrowser.open")  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
INTERNET = (socket.AF_INET, socket.AF_INET6)


class Watch:
    """What was seen: calls on the network, programs started, files read and files written."""

    def __init__(self) -> None:
        self.on = False
        self.seen: dict[str, list[str]] = {"network": [], "started": [], "read": [], "written": []}

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event.startswith(NETWORK) or self._is_internet(event, args):
            self._note("network", event)
            raise PermissionError(f"the network was called: {event}")
        if event.startswith(STARTED):
            self._note("started", f"{event} {args[0]}")
        elif event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
            path, mode, flags = args
            asked = any(c in str(mode or "") for c in "wax+")
            writes = asked or bool(int(str(flags or 0)) & WRITES)
            self._note("written" if writes else "read", str(Path(os.fsdecode(path)).absolute()))

    def _is_internet(self, event: str, args: tuple[object, ...]) -> bool:
        if event == "socket.__new__":
            return args[1] in INTERNET
        return event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(
            args[1], tuple
        )

    def _note(self, kind: str, what: str) -> None:
        if what not in self.seen[kind]:
            self.seen[kind].append(what)


def main(report: Path) -> None:
    lines = json.load(sys.stdin)
    watch = Watch()
    sys.addaudithook(watch)
    from selfassess.cli import run

    endings = []
    for line in lines:
        sys.argv = ["selfassess", *line]
        watch.on = True
        try:
            run()
        except SystemExit as ended:
            endings.append([line, int(ended.code or 0)])
        finally:
            watch.on = False
    report.write_text(json.dumps({"endings": endings, **watch.seen}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
