"""The fields of a header as typed values, each wrong one told with its line and what to write instead.

Plain converters, one for each type, and not pydantic: every refusal here has a code, a place and an example of
its own, and a table of converters says that more directly than the translation of another library's errors.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from urllib.parse import unquote

from civic.core.model import INVISIBLE, Reference, normalize_name
from civic.core.problems import Problem, excerpt, problem
from civic.reading.header.yaml_nodes import Node, YamlEntry, YamlScalar, YamlSequence
from civic.reading.markdown.link_destinations import is_elsewhere, is_on_a_disk, link_destination
from civic.reading.text.suggestions import nearest_word

SHANGHAI = timezone(timedelta(hours=8))  # without summer time since 1991, and without a data base of zones

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})"
    r"|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})|年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日)"
    r"(?:(?:[Tt]|[ \t\u3000\xa0]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"[ \t]*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_ALMOST_DATE = re.compile(
    r"(?P<year>\d{4}|\d{2})\D{0,3}(?P<month>\d{1,2})\D{1,3}(?P<day>\d{1,2})[日号]?"
    r"\D{0,6}(?:(?P<hour>\d{1,2})[:时点](?P<minute>\d{2})分?(?::\d{2}(?:\.\d+)?)?Z?)?",
    re.ASCII,
)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[月./-](\d{1,2})[日号]?", re.ASCII)
_SPLIT = re.compile("[、，,；;\n]")
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE
_SEVERAL = re.compile(r"[、，,；;/\s和与及]+")
HTTP = re.compile(r"https?://[^\s/?#.][^\s/?#]*(?:[/?#]\S*)?", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""A date before or after them is a slip (`0202`, `1026`), and would make thousands of empty leaderboards."""
YES = frozenset({"true", "yes", "是"})
NO = frozenset({"false", "no", "否"})


class Moment(NamedTuple):
    """A day, with a time if one was given."""

    day: date
    time: time | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that a field may have: `by_name` from every spelling (as `normalize_name` compares) to the key.

    `allowed` are the names that a message lists, `spellings` those in which a near miss is looked for, `names`
    the name of each key.
    """

    by_name: Mapping[str, str]
    allowed: tuple[str, ...]
    spellings: tuple[str, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, options: Iterable[tuple[str, str, tuple[str, ...]]]) -> Choice:
        """From (key, name, further spellings) of each option."""
        by_name: dict[str, str] = {}
        names: dict[str, str] = {}
        allowed, spellings = [], []
        for key, name, others in options:
            allowed.append(name)
            names.setdefault(key, name)
            for spelling in (name, *others, key):
                by_name.setdefault(normalize_name(spelling), key)
                spellings.append(spelling)
        return cls(by_name, tuple(allowed), tuple(spellings), names)


class Fields:
    """The entries of one mapping, asked for by name and type; what is wrong is added to `problems`.

    `within` is the field that holds the mapping (`adoptions[1]`), put before the names of its own.
    """

    def __init__(
        self, entries: Mapping[str, YamlEntry], file: str, problems: list[Problem], within: str = ""
    ) -> None:
        self.entries = entries
        self.problems = problems
        self._file = file
        self._within = within

    def has(self, name: str) -> bool:
        """Whether the field is there and says something."""
        entry = self.entries.get(name)
        return entry is not None and not is_empty(entry.value)

    def line(self, name: str) -> int | None:
        entry = self.entries.get(name)
        return entry.line if entry else None

    def tell(self, code: str, name: str, value: Node | None = None, /, **facts: object) -> None:
        """A problem of the field, on the line of `value` or of its key."""
        entry = self.entries.get(name)
        line = value.line if value is not None else entry.line if entry else None
        where = f"{self._within}.{name}" if self._within else name
        self.problems.append(problem(code, self._file, line, where, **facts))

    def key(self, name: str) -> str:
        """The key as its writer typed it."""
        entry = self.entries.get(name)
        return entry.key if entry else name

    # --- single values --------------------------------------------------------------------------

    def scalar(self, name: str) -> YamlScalar | None:
        """The one value of a field, trimmed; None if there is none or (told) a list or mapping."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        if isinstance(entry.value, YamlScalar):
            text = _trim(entry.value.text)
            return YamlScalar(text, entry.value.line) if text else None
        if not is_empty(entry.value):
            case = {"case": "list"} if isinstance(entry.value, YamlSequence) else {}
            self.tell("text-wrong", name, None, key=entry.key, of=name, **case)
        return None

    def text(self, name: str) -> str:
        """A text on one line; "" if there is none."""
        scalar = self.scalar(name)
        return " ".join(scalar.text.splitlines()) if scalar else ""

    def moment(self, name: str) -> Moment | None:
        """A day with or without a time; both as they are in Shanghai."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        found = moment_of(scalar.text)
        if isinstance(found, Moment):
            return found
        code, facts = found
        self.tell(code, name, scalar, key=self.key(name), value=value_excerpt(scalar.text), **facts)
        return None

    def day(self, name: str) -> date | None:
        found = self.moment(name)
        return found.day if found else None

    def flag(self, name: str) -> bool:
        """是 or 否, true or false; not given is no."""
        scalar = self.scalar(name)
        if scalar is None:
            return False
        word = normalize_name(scalar.text).lower()
        if word not in YES | NO:
            self.tell("flag-wrong", name, scalar, key=self.key(name), value=value_excerpt(scalar.text))
        return word in YES

    def choice(self, name: str, code: str, choice: Choice) -> str:
        """The key of one of the allowed values; "" if there is none or (told) another."""
        scalar = self.scalar(name)
        return self.choice_key(name, code, choice, scalar) if scalar else ""

    def choice_key(self, name: str, code: str, choice: Choice, scalar: YamlScalar) -> str:
        key = choice.by_name.get(normalize_name(scalar.text))
        if key is not None:
            return key
        facts: dict[str, object] = {"key": self.key(name), "value": value_excerpt(scalar.text), "of": name}
        facts |= {"allowed": choice.allowed, "count": str(len(choice.allowed))}
        pieces = [piece for piece in _SEVERAL.split(scalar.text) if piece]
        near = nearest_word(scalar.text, choice.spellings)
        if len(pieces) > 1 and all(normalize_name(piece) in choice.by_name for piece in pieces):
            self.tell(code, name, scalar, case="several", first=pieces[0], listed=tuple(pieces), **facts)
        elif near:
            self.tell(code, name, scalar, case="near", near=near, **facts)
        else:
            self.tell(code, name, scalar, **facts)
        return ""

    def url(self, name: str) -> str:
        """A full http or https address; "" if there is none or (told) something else."""
        scalar = self.scalar(name)
        if scalar is None or HTTP.fullmatch(scalar.text):
            return scalar.text if scalar else ""
        text = scalar.text
        facts: dict[str, str] = {"key": self.key(name), "value": value_excerpt(text)}
        wide = unicodedata.normalize("NFKC", text)
        if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)+(?:/|$))", text, re.ASCII) and not re.search(r"\s", text):
            facts |= {"case": "scheme", "right": f"http://{text}"}
        elif HTTP.fullmatch(wide):
            facts |= {"case": "right", "right": wide}
        elif re.match(r"https?://", wide, re.IGNORECASE) and re.search(r"\s", text):
            facts |= {"case": "blank"}
        self.tell("url-wrong", name, scalar, **facts)
        return ""

    def picture(self, name: str) -> Reference | None:
        """A picture beside the file; None if there is none or (told) one that lies elsewhere."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        target = link_destination(scalar.text)
        if target.kind == "refused":
            case = "file" if is_on_a_disk(target) else "scheme"
            self.tell(
                "scheme-refused",
                name,
                scalar,
                scheme=target.text,
                target=value_excerpt(scalar.text),
                case=case,
            )
        elif is_elsewhere(target):
            self.tell("picture-elsewhere", name, scalar, target=value_excerpt(scalar.text))
        else:
            return Reference("picture", unquote(scalar.text), scalar.line)
        return None

    # --- lists ----------------------------------------------------------------------------------

    def scalars(self, name: str) -> tuple[YamlScalar, ...]:
        """The values of a list, or the one value where a list is wanted; empty ones left out."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        found = entry.value.items if isinstance(entry.value, YamlSequence) else (entry.value,)
        values = []
        for node in found:
            if not isinstance(node, YamlScalar):
                self.tell("list-wrong", name, node, key=entry.key, of=name)
            elif text := _trim(node.text):
                values.append(YamlScalar(text, node.line))
        return tuple(values)

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, or one text split at 、 ， , ； ; — each once, in their order."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        if isinstance(entry.value, YamlScalar):
            return tuple(dict.fromkeys(split(entry.value.text)))
        return tuple(dict.fromkeys(" ".join(s.text.split("\n")) for s in self.scalars(name)))

    def choices(self, name: str, code: str, choice: Choice) -> frozenset[str]:
        """The keys of the chosen values, of a list or of one text split likewise; others are told."""
        entry = self.entries.get(name)
        if entry is None:
            return frozenset()
        scalars = self.scalars(name)
        if isinstance(entry.value, YamlScalar):
            scalars = tuple(YamlScalar(piece, s.line) for s in scalars for piece in split(s.text))
        chosen = (self.choice_key(name, code, choice, scalar) for scalar in scalars)
        return frozenset(key for key in chosen if key)


def is_empty(node: Node) -> bool:
    """Whether nothing stands there: a key that a template left open, or a list of such."""
    if isinstance(node, YamlScalar):
        return not _trim(node.text)
    if isinstance(node, YamlSequence):
        return all(is_empty(item) for item in node.items)
    return all(is_empty(entry.value) for entry in node.entries)


def split(text: str) -> tuple[str, ...]:
    return tuple(piece for part in _SPLIT.split(text) if (piece := _trim(part)))


def _trim(text: str) -> str:
    """Without blanks at both ends, those of no width too: nobody can see why `2026-10-09` is no date."""
    return text.strip(_BLANKS)


def value_excerpt(text: str) -> str:
    """A value as a message repeats it: on one line, not too long."""
    return excerpt(" ".join(text.split()))


# --- dates ----------------------------------------------------------------------------------------

_Refusal = tuple[str, dict[str, str]]


def moment_of(text: str) -> Moment | _Refusal:
    """A date or date-time in any of the forms of specification.md §1.6, or (code, facts) of what is wrong with it.

    A time with an offset is converted to Shanghai's, which may change the day.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return _date_refusal(text)
    year = int(match["year"])
    month = int(match["m1"] or match["m2"] or match["m3"] or match["m4"])
    day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
    refusal = _day_refusal(year, month, day)
    if refusal:
        return refusal
    if match["hour"] is None:
        return Moment(date(year, month, day))
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return "date-impossible", {"case": "time"}
    if not match["offset"]:
        return Moment(date(year, month, day), time(hour, minute, second))
    try:
        there = datetime(year, month, day, hour, minute, second, tzinfo=_zone(match["offset"]))
        moment = there.astimezone(SHANGHAI)
    except ValueError:
        return "date-impossible", {"case": "offset"}
    return _year_refusal(moment.year) or Moment(moment.date(), moment.time())


def _zone(offset: str) -> timezone:
    if offset in "Zz":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])))


def _day_refusal(year: int, month: int, day: int) -> _Refusal | None:
    refusal = _year_refusal(year)
    if refusal:
        return refusal
    if not 1 <= month <= 12:
        return "date-impossible", {"case": "month", "month": str(month)}
    if 1 <= day <= 28:  # as many as the shortest month has
        return None
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        right = f"{year}-{month:02}-{last}"
        return "date-impossible", {"year": str(year), "month": str(month), "last": str(last), "right": right}
    return None


def _year_refusal(year: int) -> _Refusal | None:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return "date-impossible", {"case": "year", "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


def _date_refusal(text: str) -> _Refusal:
    """Why a text is no date; if it is clear which one was meant, with the form in which to write it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _ALMOST_DATE.fullmatch(plain) or _RUN_TOGETHER.fullmatch(plain)
    if match:
        year, month, day = (int(number) for number in match.groups()[:3])
        if year < 100:
            year += 2000
        if _day_refusal(year, month, day) is None:
            right = f"{year}-{month:02}-{day:02}"
            named = match.groupdict()
            if named.get("hour") and int(named["hour"]) < 24 and int(named["minute"]) < 60:
                right += f" {int(named['hour']):02}:{named['minute']}"
            return "date-wrong", {"case": "near", "right": right}
    match = _DAY_AND_MONTH.fullmatch(plain)
    if match and _day_refusal(2000, int(match[1]), int(match[2])) is None:
        return "date-wrong", {"case": "no-year", "rest": f"{int(match[1]):02}-{int(match[2]):02}"}
    return "date-wrong", {}
