"""What has a name already: keys and names of one list of the registry must differ (specification.md §1.3)."""

from __future__ import annotations

from civic.core.model import normalize_name
from civic.core.problems import Problem, problem
from civic.reading.header.fields import Fields


class UniqueNames:
    """The keys and names of one list, as they are met; one that is met again is told at its second place."""

    def __init__(self, file: str, told: list[Problem]) -> None:
        self._file = file
        self._told = told
        self._keys: dict[str, int | None] = {}
        self._names: dict[str, tuple[str, int | None, Fields]] = {}

    def key(self, entry: Fields, key: str) -> None:
        line = entry.line("key")
        if key and key in self._keys:
            facts = {"value": key, "before": self._keys[key]}
            self._told.append(problem("registry-key-taken", self._file, line, entry.path("key"), **facts))
        self._keys.setdefault(key, line)

    def name(self, entry: Fields, field: str, name: str, line: int | None = None) -> None:
        """A name, alias or short name of an entry, which may say the same one twice."""
        if not name:
            return
        line = entry.line(field) if line is None else line
        first, before, holder = self._names.setdefault(normalize_name(name), (name, line, entry))
        if holder is not entry:
            facts = {"value": name, "first": first, "before": before}
            self._told.append(problem("registry-name-taken", self._file, line, entry.path(field), **facts))
