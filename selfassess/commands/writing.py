"""Puts what a run made into `outputs`, and never over a document that people have changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from selfassess.commands.memory import fingerprint
from selfassess.model.memory import Memory
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.save import SaveError, folder_for, refuse, save

OUTPUTS = "outputs"


@dataclass
class Writing:
    """The files of one run: what was written, what was left alone, what went wrong."""

    folder: Path
    before: Memory
    moment: datetime = field(default_factory=datetime.now)
    wrote: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)

    def stands(self, name: str, *, changed_only: bool) -> bool:
        """Whether the document is there; with `changed_only`, and not as it was last written."""
        path = self.target(name)
        if not path.exists():
            return False
        known = self.before.written.get(name)
        return not changed_only or fingerprint(path.read_bytes()) != known

    def document(self, name: str, data: bytes) -> None:
        """Writes a document that is all the tool's own; the version before is kept."""
        self._save(self.target(name), name, data)

    def refreshed(self, name: str, data: bytes) -> bool:
        """Writes a document that holds people's words too: the next run must never take it for
        the tool's own. False where it could not be written."""
        return self._save(self.target(name), name, data, remembered=False)

    def beside(self, name: str, data: bytes, reason: str) -> None:
        """Leaves a document that cannot be refreshed as it is; the new one stands beside it."""
        path = self.target(name)
        beside = path.with_name(f"{path.stem} (new {self.moment:%Y-%m-%d %H%M}){path.suffix}")
        blanks = {"file": name, "beside": beside.name, "reason": reason}
        self.problems.append(Problem.of("SA-C03", Source(file=name), **blanks))
        self.left_alone.append(f"{path}: it has been edited")
        self._save(beside, name, data, remembered=False)

    def workbook(self, name: str, data: bytes) -> None:
        """Writes a file that only the tool writes."""
        self._save(self.target(name), name, data, keep=False)

    def may_write(self, name: str, data: bytes) -> bool:
        """Whether a file of ours is free to be written, or needs no writing; else says why not."""
        path = self.target(name)
        if not path.exists() or path.read_bytes() == data:
            return True
        try:
            refuse(path)
        except SaveError as refusal:
            self.problems.append(refusal.problem)
            return False
        return True

    def target(self, name: str) -> Path:
        return self.folder / OUTPUTS / name

    def _save(
        self, path: Path, name: str, data: bytes, *, remembered: bool = True, keep: bool = True
    ) -> bool:
        if path.exists() and path.read_bytes() == data:
            self.left_alone.append(f"{path}: nothing has changed")
        else:
            try:
                folder_for(path)
                saved = save(path, data, moment=self.moment, keep=keep)
            except SaveError as refusal:
                self.problems.append(refusal.problem)
                if refusal.beside:
                    self.wrote.append(str(refusal.beside))
                return False
            kept = f" (the version before is {saved.kept.name})" if saved.kept else ""
            self.wrote.append(f"{saved.path}{kept}")
        if remembered:
            self.hashes[name] = fingerprint(data)
        return True
