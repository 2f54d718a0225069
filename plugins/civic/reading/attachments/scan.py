"""What is wrong inside an attachment: it is not what its name says, it holds personal numbers, it cannot be looked into.

Of each kind one Fault is told, however often it was found: with its first places, and how many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from civic.core.problems import DetailValue, Occurrence, PlaceStep
from civic.core.resolve.read_results import Fault
from civic.reading.attachments.extract import extract_text
from civic.reading.attachments.fragments import FragmentPlace, UnreadFragment
from civic.reading.attachments.names_in_tables import TableNameCollector
from civic.reading.foreign_files.file_type import hides_archive, is_macro_document, is_what_it_says, real_type
from civic.reading.privacy.numbers import find_numbers, mask_numbers

_MOST_PLACES = 3  # that a message names
# Characters that are searched at once, and of those before; no number is longer, with all that may stand in it.
_PART, _OVERLAP = 100_000, 300
_END = (
    100  # characters of a long name that are kept at either end: more than a message shows of both together
)


def inspect_attachment(name: str, data: bytes, allowed: frozenset[str]) -> Iterator[Fault]:
    """The Faults of an attachment by its own name and its bytes; `allowed` are public numbers, as for find_numbers.

    attachment-fake comes with `name`, `type`, and `ending` and `real` (a type of foreign_files/file_type.py) or a case;
    attachment-unread with `name`, `better`, `places`, `total` and a case; identity-number and the like, and person-exposed,
    with `name`, `places`, `total` and the case "attachment". `places` are the first Occurrences, `total` says how many there
    are. Never raises.
    """
    shown = mask_numbers(name)
    fakes = list(_fakes(name, data, shown))
    yield from fakes
    # code -> where each was found and how it is masked; case and remedy -> where that is so: in their order
    numbers: dict[str, dict[Occurrence, None]] = {}
    unread: dict[tuple[str, tuple[str, ...]], dict[Occurrence, None]] = {}
    people = TableNameCollector(name)
    for fragment in extract_text(name, data):
        if isinstance(fragment, UnreadFragment):
            if fakes and not fragment.place:
                continue  # what it is not, is told already
            unread.setdefault((fragment.case, fragment.better), {})[
                Occurrence(_masked_place(fragment.place))
            ] = None
            continue
        people.scan(fragment)
        for start, part in _parts(fragment.text):
            for number in find_numbers(part, allowed):
                place = _masked_place(fragment.place_of(start + number.start))
                found = Occurrence(place, dict(number.detail)["masked"])
                numbers.setdefault(number.code, {})[found] = None
    for code, places in sorted(numbers.items()):
        yield _fault(code, case="attachment", name=shown, **_first(places))
    if people.found:
        named = [Occurrence(_masked_place(place), masked, word) for place, masked, word in people.found]
        yield _fault("person-exposed", case="attachment", name=shown, **_first(named))
    for (case, better), places in sorted(unread.items()):
        within = [found for found in places if found.place]  # the attachment as a whole is no place
        yield _fault("attachment-unread", case=case, name=shown, better=better, **_first(within))


def _fakes(name: str, data: bytes, shown: str) -> Iterator[Fault]:
    ending = name.rpartition(".")[2].lower()
    facts = {"name": shown, "type": ending.upper()}
    if not data:
        yield _fault("attachment-fake", case="empty", **facts)
    elif not is_what_it_says(data, f".{ending}"):
        real = real_type(data)
        case = {"ending": ending, "real": real} if real else {"case": "unknown"}
        yield _fault("attachment-fake", **case, **facts)
    elif hides_archive(data):
        yield _fault("attachment-fake", case="hidden", **facts)
    elif is_macro_document(data):
        yield _fault("attachment-fake", case="macro", **facts)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A long text in parts, each with where it begins: a chain of a million digits would fill the memory."""
    yield 0, text[:_PART]
    for start in range(_PART, len(text), _PART):
        yield start - _OVERLAP, text[start - _OVERLAP : start + _PART]


def _masked_place(place: FragmentPlace) -> FragmentPlace:
    return tuple(PlaceStep(kind, _masked_name(name)) for kind, name in place)


@lru_cache(maxsize=256)
def _masked_name(name: str) -> str:
    """Names of files and sheets may hold numbers, and be as long as a book: masked first, then cut, since thousands of
    findings may share one."""
    masked = mask_numbers(name)
    return masked if len(masked) <= 2 * _END else masked[:_END] + masked[-_END:]


def _first(found: Collection[Occurrence]) -> dict[str, DetailValue]:
    """The first places, and how many there are."""
    return {"places": tuple(islice(found, _MOST_PLACES)), "total": str(len(found))}


def _fault(code: str, **facts: DetailValue) -> Fault:
    return Fault(code, tuple(sorted(facts.items())))
