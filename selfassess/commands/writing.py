"""Puts what a run made into `outputs`, and never over a document that people have changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from selfassess.commands.memory import fingerprint
from selfassess.model.memory import Memory
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.save import SaveError, save

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

    def document(self, name: str, data: bytes, fresh: bool) -> None:
        """Writes a document that people edit. One that differs from what was last written is left
        as it is, and the new one stands beside it; `fresh` replaces it and keeps it beside."""
        path = self._target(name)
        if fresh or not self._edited(path, name):
            self._save(path, name, data)
            return
        if path.read_bytes() == data:
            self.left_alone.append(f"{path}: it is up to date")
            return
        beside = path.with_name(f"{path.stem} (new {self.moment:%Y-%m-%d %H%M}){path.suffix}")
        self.problems.append(Problem.of("SA-C03", Source(file=name), file=name, beside=beside.name))
        self.left_alone.append(f"{path}: it has been edited")
        self._save(beside, name, data, remembered=False)

    def workbook(self, name: str, data: bytes) -> None:
        """Writes a file that only the tool writes."""
        self._save(self._target(name), name, data, keep=False)

    def _target(self, name: str) -> Path:
        outputs = self.folder / OUTPUTS
        outputs.mkdir(parents=True, exist_ok=True)
        return outputs / name

    def _edited(self, path: Path, name: str) -> bool:
        if not path.exists():
            return False
        return fingerprint(path.read_bytes()) != self.before.written.get(name)

    def _save(
        self, path: Path, name: str, data: bytes, *, remembered: bool = True, keep: bool = True
    ) -> None:
        if path.exists() and path.read_bytes() == data:
            self.left_alone.append(f"{path}: nothing has changed")
        else:
            try:
                saved = save(path, data, moment=self.moment, keep=keep)
            except SaveError as refusal:
                self.problems.append(refusal.problem)
                if refusal.beside:
                    self.wrote.append(str(refusal.beside))
                return
            kept = f" (the version before is {saved.kept.name})" if saved.kept else ""
            self.wrote.append(f"{saved.path}{kept}")
        if remembered:
            self.hashes[name] = fingerprint(data)
