"""What has a name already: keys and names of one list of the registry must differ (specification.md §1.3)."""

from __future__ import annotations

from civic.core.model import normalize_name
from civic.reading.header.fields import Fields
from civic.reading.header.yaml_nodes import YamlScalar


class UniqueNames:
    """The keys and names of one list, as they are met; one that is met again is told at its second place."""

    def __init__(self) -> None:
        self._keys: dict[str, int | None] = {}
        self._names: dict[str, tuple[str, int | None, Fields]] = {}

    def key(self, entry: Fields, key: str) -> None:
        if key and key in self._keys:
            entry.tell("registry-key-taken", "key", None, value=key, before=self._keys[key])
        self._keys.setdefault(key, entry.line("key"))

    def name(self, entry: Fields, field: str, name: str, at: YamlScalar | None = None) -> None:
        """A name, alias or short name of an entry, which may say the same one twice; `at` if its key is not its place."""
        if not name:
            return
        line = at.line if at else entry.line(field)
        first, before, holder = self._names.setdefault(normalize_name(name), (name, line, entry))
        if holder is not entry:
            entry.tell("registry-name-taken", field, at, value=name, first=first, before=before)
