"""Personal numbers in a text: identity numbers, bank cards, mobile numbers (contract.md §1, domain.md §3.2).

What is found is told by line and in a masked form only: a report must not spread what it guards.

A text is first searched for chains: digits with at most blanks, hyphens, a line end or a cell border between
them. Most posts hold none and cost one search. Each chain is then read as it stands after NFKC, together with
the seams between its digits, since a number begins and ends at a seam and where the seams lie tells
`138 1234 5678` from three numbers in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Number:
    """A personal number in a text: `line` from 1, `start` and `end` its place in the text.

    `detail` holds ("masked", …), the only form that may be shown.
    """

    code: str
    line: int
    detail: tuple[tuple[str, str], ...]
    start: int
    end: int


def find_numbers(text: str, allowed: frozenset[str]) -> tuple[Number, ...]:
    """The personal numbers of `text`, in its order; lines end with LF or CR LF.

    `allowed` are public numbers as people write them (`0456-842 0000`, `138 0000 0000`); they excuse mobile
    numbers only, and only their digits count. Codes: identity-number (right check digit, also with two
    digits behind it), identity-number-doubtful (wrong check digit, or 15 digits), bank-card, mobile-number.
    """
    found = [
        Number(hit.code, text.count("\n", 0, hit.start) + 1, (("masked", hit.masked),), hit.start, hit.end)
        for match in _CHAIN.finditer(text)
        for hit in _numbers_in(_Chain.read(text, match), allowed)
    ]
    return tuple(sorted(found, key=lambda number: number.start))


# --- chains of digits ---------------------------------------------------------------------------

# What stands for a digit after NFKC (\d also holds full-width and mathematical ones), list marks and indices
# that do, and letters that are typed for 0 and 1.
_MARKS = "⁰¹²³⁴-⁹₀-₉⓪①-⑨⓵-⓽❶-❾➀-➈➊-➒"
_LETTERS = {letter: digit for letters, digit in (("OoОоΟο〇", "0"), ("lIІ", "1")) for letter in letters}
_ANY_DIGIT = rf"[\d{_MARKS}{''.join(_LETTERS)}]"
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_BETWEEN = rf"[\s{_INVISIBLE}\-‐-―−﹣－|｜>]"
_CHAIN = re.compile(rf"{_ANY_DIGIT}(?:{_BETWEEN}{{0,12}}{_ANY_DIGIT}){{10,}}")
_PIECE = re.compile(rf"({_ANY_DIGIT})({_BETWEEN}*)")
_ONLY_INVISIBLE = re.compile(rf"[{_INVISIBLE}]*")
_X = re.compile(rf"{_BETWEEN}{{0,12}}[XxＸｘⅩⅹХхΧχ×]")

# Seams before a digit, in the order of their width.
_NONE, _SWITCH, _BLANK, _LINE, _CELL, _FAR = range(6)  # _SWITCH: from a digit to a mark or a letter


def _seam(between: str, before: str, after: str) -> int:
    if _ONLY_INVISIBLE.fullmatch(between):
        return _NONE if before == after else _SWITCH
    lines, cells = between.count("\n"), between.count("|") + between.count("｜")
    if lines + cells > 1:
        return _FAR
    return _LINE if lines else _CELL if cells or "\t" in between else _BLANK


@dataclass(frozen=True, slots=True)
class _Chain:
    text: str
    digits: str  # ASCII
    kinds: str  # of each digit: d plain, m mark, a letter
    at: tuple[int, ...]  # place of each digit in the text
    seams: tuple[int, ...]  # before each digit, and one behind the last

    @classmethod
    def read(cls, text: str, match: re.Match[str]) -> _Chain:
        pieces = list(_PIECE.finditer(text, match.start(), match.end()))
        digits, kinds = [], []
        for piece in pieces:
            char = piece[1]
            alike = _LETTERS.get(char)
            digits.append(alike or str(unicodedata.digit(char)))
            kinds.append("a" if alike else "d" if char.isdecimal() else "m")
        seams = [_FAR]
        for place in range(1, len(pieces)):
            seams.append(_seam(pieces[place - 1][2], kinds[place - 1], kinds[place]))
        at = tuple(piece.start() for piece in pieces)
        return cls(text, "".join(digits), "".join(kinds), at, (*seams, _FAR))

    def starts(self) -> Iterator[int]:
        return (place for place in range(len(self.digits)) if self.seams[place])

    def groups(self, start: int, end: int) -> tuple[int, ...]:
        """How many digits stand together: (3, 4, 4)."""
        cuts = [start, *(place for place in range(start + 1, end) if self.seams[place]), end]
        return tuple(after - before for before, after in pairwise(cuts))

    def widest(self, start: int, end: int) -> int:
        """The widest seam between the digits of [start, end)."""
        return max(self.seams[start + 1 : end], default=_NONE)

    def breaks(self, start: int, end: int) -> int:
        """How many line ends and cell borders lie between the digits of [start, end)."""
        return sum(seam >= _LINE for seam in self.seams[start + 1 : end])

    def is_plain(self, start: int, end: int) -> bool:
        return "a" not in self.kinds[start:end]

    def is_in_word(self, start: int, end: int) -> bool:
        """Whether Latin letters touch it, as in the number of an order or a model."""
        before = self.text[self.at[start] - 1 : self.at[start]]
        behind = self.text[self.at[end - 1] + 1 : self.at[end - 1] + 2]
        return any(char.isascii() and char.isalpha() for char in (before, behind))

    def is_in_address(self, start: int) -> bool:
        """Whether it stands in a web address; that ends as contract.md §1 lets bare addresses end."""
        place = self.at[start]
        return _ADDRESS_UP_TO.search(self.text, max(0, place - 2000), place) is not None

    def is_called_account(self, start: int, end: int) -> bool:
        first, last = self.at[start], self.at[end - 1] + 1
        before = unicodedata.normalize("NFKC", self.text[max(0, first - 30) : first])
        behind = unicodedata.normalize("NFKC", self.text[last : last + 30])
        return bool(_ACCOUNT_BEFORE.search(before) or _ACCOUNT_BEHIND.match(behind))


_ADDRESS_UP_TO = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*://|www\.)[^\s<>\"'|)\]\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]*\Z",
    re.IGNORECASE,
)


# --- what a number must be ----------------------------------------------------------------------

_IDENTITY = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_OLD_IDENTITY = re.compile(_PROVINCE + r"\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_IDENTITY_GROUPS = frozenset({(18,), (17, 1), (6, 12), (6, 8, 4), (6, 8, 3, 1), (6, 4, 4, 4), (14, 4)})
_OLD_GROUPS = frozenset({(15,), (6, 6, 3), (6, 9), (12, 3)})
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ACCOUNT = "(?:账号|卡号|银行|一卡通)"  # at most 20 characters before or behind the number
_ACCOUNT_BEFORE = re.compile(_ACCOUNT + r".{0,20}\Z", re.DOTALL)
_ACCOUNT_BEHIND = re.compile(r".{0,20}" + _ACCOUNT, re.DOTALL)
_CREDIT_CODE_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _check_digit(first_17: str) -> str:
    """GB 11643-1999 (ISO 7064 MOD 11-2)."""
    return "10X98765432"[sum(int(digit) * pow(2, 17 - n, 11) for n, digit in enumerate(first_17)) % 11]


def _passes_luhn(digits: str) -> bool:
    total = 0
    for n, digit in enumerate(reversed(digits)):
        worth = int(digit) * (1 + n % 2)
        total += worth - 9 if worth > 9 else worth
    return total % 10 == 0


def _is_credit_code(code: str) -> bool:
    """统一社会信用代码 with a right check character (GB 32100-2015)."""
    if len(code) != 18:
        return False
    total = sum(_CREDIT_CODE_CHARS.index(char) * pow(3, n, 31) for n, char in enumerate(code[:17]))
    return _CREDIT_CODE_CHARS[-total % 31] == code[17]


def _hide(digits: str, first: int, last: int) -> str:
    return digits[:first] + "*" * (len(digits) - first - last) + digits[len(digits) - last :]


# --- the detectors: a chain and a place in it -> the found number, or None -----------------------


class _Found(NamedTuple):
    code: str
    masked: str
    used: int  # how many digits of the chain
    start: int  # in the text
    end: int


def _identity_at(chain: _Chain, start: int) -> tuple[str, int, int] | None:
    """18 characters that look like an identity number: they, how many are digits, their end in the text."""
    if not _IDENTITY.fullmatch(chain.digits, start, start + 17):
        return None
    if start + 17 < len(chain.digits):
        return chain.digits[start : start + 18], 18, chain.at[start + 17] + 1
    last = _X.match(chain.text, chain.at[start + 16] + 1)
    return (chain.digits[start : start + 17] + "X", 17, last.end()) if last else None


def _valid_identity(chain: _Chain, start: int) -> _Found | None:
    looks = _identity_at(chain, start)
    if looks is None:
        return None
    number, used, place = looks
    end = start + used
    if _check_digit(number[:17]) != number[17]:
        return None
    spread = all(chain.seams[start + 1 : end])  # a box for each digit, as on a form
    if chain.widest(start, end) == _FAR or (chain.breaks(start, end) > 1 and not spread):
        return None
    if chain.seams[end]:
        return _Found("identity-number", _hide(number, 2, 3), used, chain.at[start], place)
    if end + 2 <= len(chain.digits) and not chain.seams[end + 1] and chain.seams[end + 2]:  # 残疾人证
        return _Found("identity-number", "*" * 20, used + 2, chain.at[start], chain.at[end + 1] + 1)
    return None


def _bank_card(chain: _Chain, start: int) -> _Found | None:
    for length in (19, 18, 17, 16):
        end = start + length
        if end > len(chain.digits) or not chain.seams[end]:
            continue
        number = chain.digits[start:end]
        if not (number.startswith(("62", "4", "5")) and _passes_luhn(number) and chain.is_plain(start, end)):
            continue
        if chain.widest(start, end) == _FAR or chain.breaks(start, end) > 1:
            continue
        if min(chain.groups(start, end)[:-1], default=4) < 4:
            continue
        named = number.startswith("62") or chain.is_called_account(start, end)
        if named and not _is_credit_code(number) and not chain.is_in_address(start):
            return _Found("bank-card", _hide(number, 0, 4), length, chain.at[start], chain.at[end - 1] + 1)
    return None


def _mobile(chain: _Chain, start: int) -> _Found | None:
    for before in ("", "0", "86", "0086"):
        first, end = start + len(before), start + len(before) + 11
        if not chain.digits.startswith(before, start) or not _MOBILE.fullmatch(chain.digits, first, end):
            continue
        if before and chain.seams[first] > _BLANK:
            continue
        groups, widest = chain.groups(first, end), chain.widest(first, end)
        in_groups = groups == (3, 4, 4) and widest <= _LINE
        in_two_lines = len(groups) == 2 and widest == _LINE
        if chain.seams[end] and chain.is_plain(start, end) and (groups == (11,) or in_groups or in_two_lines):
            masked = _hide(chain.digits[first:end], 3, 4)
            return _Found("mobile-number", masked, end - start, chain.at[start], chain.at[end - 1] + 1)
    return None


def _doubtful_identity(chain: _Chain, start: int) -> _Found | None:
    looks = _identity_at(chain, start)
    if looks is not None:
        number, used, place = looks
        usual = _IDENTITY_GROUPS
    elif _OLD_IDENTITY.fullmatch(chain.digits, start, start + 15):
        number, used, place = chain.digits[start : start + 15], 15, chain.at[start + 14] + 1
        usual = _OLD_GROUPS
    else:
        return None
    end = start + used
    if not chain.seams[end] or chain.widest(start, end) > _BLANK or not chain.is_plain(start, end):
        return None
    *groups, last = chain.groups(start, end)
    ends_in_x = number[-1] == "X"
    if (*groups, last + ends_in_x) not in usual or (not ends_in_x and chain.is_in_word(start, end)):
        return None
    if _is_credit_code(number) or chain.is_in_address(start):
        return None
    return _Found("identity-number-doubtful", _hide(number, 2, 3), used, chain.at[start], place)


_DETECTORS: tuple[Callable[[_Chain, int], _Found | None], ...] = (
    _valid_identity,
    _bank_card,
    _mobile,
    _doubtful_identity,
)


def _numbers_in(chain: _Chain, allowed: frozenset[str]) -> Iterator[_Found]:
    """Each digit belongs to one number at most; the surer detector comes first."""
    taken: set[int] = set()
    for detect in _DETECTORS:
        for start in chain.starts():
            found = detect(chain, start)
            if found is None or not taken.isdisjoint(range(start, start + found.used)):
                continue
            taken.update(range(start, start + found.used))
            mobile = chain.digits[start : start + found.used][-11:]
            if found.code != "mobile-number" or mobile not in _mobiles(allowed):
                yield found


@lru_cache(maxsize=256)
def _mobiles(allowed: frozenset[str]) -> frozenset[str]:
    """The mobile numbers among the public ones; a field may hold several (`138…、139…`)."""
    chains = (_Chain.read(text, match) for text in allowed for match in _CHAIN.finditer(text))
    return frozenset(
        chain.digits[start : start + found.used][-11:]
        for chain in chains
        for start in chain.starts()
        if (found := _mobile(chain, start)) is not None
    )
