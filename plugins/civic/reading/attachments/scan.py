"""What is wrong inside an attachment: it is not what its name says, it holds personal numbers, it cannot be looked into.

Of each kind one Fault is told, however often it was found: with its first places, and how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from civic.core.resolve.read_results import Fault
from civic.reading.attachments.extract import extract_text
from civic.reading.attachments.fragments import FragmentPlace, UnreadFragment
from civic.reading.attachments.names_in_tables import TableNameCollector
from civic.reading.ooxml.file_type import hides_archive, is_macro_document, is_what_it_says, real_type
from civic.reading.privacy.numbers import find_numbers, mask_numbers
from civic.wording import reading as wording

_MOST_PLACES = 3  # that a message names
_LONGEST_PART = 100  # characters of a place
# Characters that are searched at once, and of those before; no number is longer, with all that may stand in it.
_PART, _OVERLAP = 100_000, 300


def inspect_attachment(name: str, data: bytes, allowed: frozenset[str]) -> Iterator[Fault]:
    """The Faults of an attachment by its own name and its bytes; `allowed` are public numbers, as for find_numbers.

    attachment-fake comes with `name`, `type`, and `ending` and `real` or a case; attachment-unread with `name`, `better`,
    `places` and a case; identity-number and the like, and person-exposed, with `name`, `places` and the case "attachment".
    Never raises.
    """
    shown = mask_numbers(name)
    fakes = list(_fakes(name, data, shown))
    yield from fakes
    # code -> where each was found and how it is masked; case and remedy -> where that is so: in their order
    numbers: dict[str, dict[str, None]] = {}
    unread: dict[tuple[str, str], dict[str, None]] = {}
    people = TableNameCollector(name)
    for piece in extract_text(name, data):
        if isinstance(piece, UnreadFragment):
            if fakes and not piece.place:
                continue  # what it is not, is told already
            unread.setdefault((piece.case, piece.better), {})[_place_in_words(piece.place)] = None
            continue
        people.scan(piece)
        for start, part in _parts(piece.text):
            for number in find_numbers(part, allowed):
                where = (
                    f"{_place_in_words(piece.place_of(start + number.start))} {dict(number.detail)['masked']}"
                )
                numbers.setdefault(number.code, {})[where] = None
    for code, places in sorted(numbers.items()):
        yield _fault(code, case="attachment", name=shown, places=_join_places(places))
    if people.found:
        listed = _join_places(
            f"{_place_in_words(place)} {masked}（{word}）" for place, masked, word in people.found
        )
        yield _fault("person-exposed", case="attachment", name=shown, places=listed)
    for (case, better), places in sorted(unread.items()):
        yield _fault("attachment-unread", case=case, name=shown, better=better, places=_join_places(places))


def _fakes(name: str, data: bytes, shown: str) -> Iterator[Fault]:
    ending = name.rpartition(".")[2].lower()
    facts = {"name": shown, "type": ending.upper()}
    if not data:
        yield _fault("attachment-fake", case="empty", **facts)
    elif not is_what_it_says(data, f".{ending}"):
        real = wording.REAL_TYPES.get(real_type(data), "")
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


def _place_in_words(place: FragmentPlace) -> str:
    """A place in words."""
    return "，".join(map(_masked_part, place))


@lru_cache(maxsize=256)
def _masked_part(part: str) -> str:
    """Names of files may hold numbers, and in an archive be as long as a book: masked first, then shortened."""
    shown = mask_numbers(part)
    return (
        shown
        if len(shown) <= _LONGEST_PART
        else f"{shown[: _LONGEST_PART // 2]}…{shown[-_LONGEST_PART // 2 :]}"
    )


def _join_places(places: Iterable[str]) -> str:
    """The first places, and how many there are; the attachment as a whole is no place."""
    known = [place for place in places if place]
    if len(known) <= _MOST_PLACES:
        return "；".join(known)
    return "；".join(known[:_MOST_PLACES]) + wording.MORE_PLACES.format(count=len(known))


def _fault(code: str, **facts: str) -> Fault:
    return Fault(code, tuple(sorted(facts.items())))
