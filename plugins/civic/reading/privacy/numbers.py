"""Personal numbers in a text: identity numbers, bank cards, mobile numbers (specification.md §7.1).

What is found is told by line and in a masked form only: a report must not spread what it guards.

A text is searched for runs of digits (digit_runs.py); most posts hold none and cost no more than that search.
Each kind of number has a detector, which looks at one place of a run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from civic.reading.privacy.digit_runs import BETWEEN, BLANK, DIGIT_RUN, FAR, LINE, DigitRun


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A personal number in a text: `line` from 1, `start` and `end` its place in the text.

    `detail` holds ("masked", …), the only form that may be shown.
    """

    code: str
    line: int
    detail: tuple[tuple[str, str], ...]
    start: int
    end: int


def find_numbers(text: str, allowed: frozenset[str]) -> tuple[PersonalNumber, ...]:
    """The personal numbers of `text`, in its order; lines end with LF or CR LF.

    `allowed` are public numbers as people write them (`0456-842 0000`, `138 0000 0000`); they excuse mobile
    numbers only, and only their digits count. Codes: identity-number (right check digit, also with two
    digits behind it), identity-number-doubtful (wrong check digit, or 15 digits), bank-card, mobile-number.
    """
    found = [
        PersonalNumber(
            hit.code, text.count("\n", 0, hit.start) + 1, (("masked", hit.masked),), hit.start, hit.end
        )
        for match in DIGIT_RUN.finditer(text)
        if _may_hold_number(match[0])
        for hit in _numbers_in(DigitRun.read(text, match), allowed)
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def mask_numbers(text: str) -> str:
    """The text with every personal number in its masked form: a name of a file may hold some, and is told."""
    found, at = [], 0
    for number in find_numbers(text, frozenset()):
        found += [text[at : number.start], dict(number.detail)["masked"]]
        at = number.end
    return "".join([*found, text[at:]])


def _may_hold_number(run: str) -> bool:
    """Whether it is worth the while to read a run seam by seam: `2026-10-09-00302`, a file's name, is not."""
    digits = BETWEEN.sub("", run)
    is_plain = digits.isascii() and digits.isdecimal()
    return not is_plain or _LEAST.search(digits) is not None


# --- what a number must be ----------------------------------------------------------------------

_IDENTITY = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_OLD_IDENTITY = re.compile(_PROVINCE + r"\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_IDENTITY_GROUPS = frozenset({(18,), (17, 1), (6, 12), (6, 8, 4), (6, 8, 3, 1), (6, 4, 4, 4), (14, 4)})
_OLD_GROUPS = frozenset({(15,), (6, 6, 3), (6, 9), (12, 3)})
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LEAST = re.compile(r"1[3-9]\d{9}|\d{15}")  # a mobile number; all others have at least so many digits
_ACCOUNT = "(?:账号|卡号|银行|一卡通)"  # at most 20 characters before or behind the number
_ACCOUNT_BEFORE = re.compile(_ACCOUNT + r".{0,20}\Z", re.DOTALL)
_ACCOUNT_BEHIND = re.compile(r".{0,20}" + _ACCOUNT, re.DOTALL)
_ADDRESS_UP_TO = (  # 4 ms to compile, and asked for only where a number was found
    r"(?i)(?:[a-z][a-z0-9+.\-]*://|www\.)[^\s<>\"'|)\]\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]*\Z"
)
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


def _is_in_address(run: DigitRun, start: int) -> bool:
    """Whether it stands in a web address; that ends as specification.md §1.8 lets bare addresses end."""
    place = run.at[start]
    return re.compile(_ADDRESS_UP_TO).search(run.text, max(0, place - 2000), place) is not None


def _is_called_account(run: DigitRun, start: int, end: int) -> bool:
    first, last = run.at[start], run.at[end - 1] + 1
    before = unicodedata.normalize("NFKC", run.text[max(0, first - 30) : first])
    behind = unicodedata.normalize("NFKC", run.text[last : last + 30])
    return bool(_ACCOUNT_BEFORE.search(before) or _ACCOUNT_BEHIND.match(behind))


def _hide(digits: str, first: int, last: int) -> str:
    return digits[:first] + "*" * (len(digits) - first - last) + digits[len(digits) - last :]


# --- the detectors: a run and a place in it -> the found number, or None -----------------------


class _NumberMatch(NamedTuple):
    code: str
    masked: str
    used: int  # how many digits of the run
    start: int  # in the text
    end: int


def _identity_at(run: DigitRun, start: int) -> tuple[str, int, int] | None:
    """18 characters that look like an identity number: they, how many are digits, their end in the text."""
    if not _IDENTITY.fullmatch(run.digits, start, start + 17):
        return None
    if start + 17 < len(run.digits):
        return run.digits[start : start + 18], 18, run.at[start + 17] + 1
    end = run.end_of_x(start + 16)
    return (run.digits[start : start + 17] + "X", 17, end) if end else None


def _valid_identity(run: DigitRun, start: int) -> _NumberMatch | None:
    looks = _identity_at(run, start)
    if looks is None:
        return None
    number, used, place = looks
    end = start + used
    if _check_digit(number[:17]) != number[17]:
        return None
    spread = all(run.seams[start + 1 : end])  # a box for each digit, as on a form
    if run.widest_seam(start, end) == FAR or (run.breaks(start, end) > 1 and not spread):
        return None
    if run.seams[end]:
        return _NumberMatch("identity-number", _hide(number, 2, 3), used, run.at[start], place)
    if end + 2 <= len(run.digits) and not run.seams[end + 1] and run.seams[end + 2]:  # 残疾人证
        return _NumberMatch("identity-number", "*" * 20, used + 2, run.at[start], run.at[end + 1] + 1)
    return None


def _bank_card(run: DigitRun, start: int) -> _NumberMatch | None:
    for length in (19, 18, 17, 16):
        end = start + length
        if end > len(run.digits) or not run.seams[end]:
            continue
        number = run.digits[start:end]
        if not (number.startswith(("62", "4", "5")) and _passes_luhn(number) and run.is_plain(start, end)):
            continue
        if run.widest_seam(start, end) == FAR or run.breaks(start, end) > 1:
            continue
        if min(run.groups(start, end)[:-1], default=4) < 4:
            continue
        named = number.startswith("62") or _is_called_account(run, start, end)
        if named and not _is_credit_code(number) and not _is_in_address(run, start):
            return _NumberMatch("bank-card", _hide(number, 0, 4), length, run.at[start], run.at[end - 1] + 1)
    return None


def _mobile(run: DigitRun, start: int) -> _NumberMatch | None:
    for before in ("", "0", "86", "0086"):
        first, end = start + len(before), start + len(before) + 11
        if not run.digits.startswith(before, start) or not _MOBILE.fullmatch(run.digits, first, end):
            continue
        if before and run.seams[first] > BLANK:
            continue
        groups, widest = run.groups(first, end), run.widest_seam(first, end)
        in_groups = groups == (3, 4, 4) and widest <= LINE
        in_two_lines = len(groups) == 2 and widest == LINE
        if run.seams[end] and run.is_plain(start, end) and (groups == (11,) or in_groups or in_two_lines):
            masked = _hide(run.digits[first:end], 3, 4)
            return _NumberMatch("mobile-number", masked, end - start, run.at[start], run.at[end - 1] + 1)
    return None


def _doubtful_identity(run: DigitRun, start: int) -> _NumberMatch | None:
    looks = _identity_at(run, start)
    if looks is not None:
        number, used, place = looks
        usual = _IDENTITY_GROUPS
    elif _OLD_IDENTITY.fullmatch(run.digits, start, start + 15):
        number, used, place = run.digits[start : start + 15], 15, run.at[start + 14] + 1
        usual = _OLD_GROUPS
    else:
        return None
    end = start + used
    if not run.seams[end] or run.widest_seam(start, end) > BLANK or not run.is_plain(start, end):
        return None
    *groups, last = run.groups(start, end)
    ends_in_x = number[-1] == "X"
    if (*groups, last + ends_in_x) not in usual or (not ends_in_x and run.is_in_word(start, end)):
        return None
    if _is_credit_code(number) or _is_in_address(run, start):
        return None
    return _NumberMatch("identity-number-doubtful", _hide(number, 2, 3), used, run.at[start], place)


_DETECTORS: tuple[Callable[[DigitRun, int], _NumberMatch | None], ...] = (
    _valid_identity,
    _bank_card,
    _mobile,
    _doubtful_identity,
)


def _numbers_in(run: DigitRun, allowed: frozenset[str]) -> Iterator[_NumberMatch]:
    """Each digit belongs to one number at most; the surer detector comes first."""
    taken: set[int] = set()
    for detect in _DETECTORS:
        for start in run.starts():
            found = detect(run, start)
            if found is None or not taken.isdisjoint(range(start, start + found.used)):
                continue
            taken.update(range(start, start + found.used))
            mobile = run.digits[start : start + found.used][-11:]
            if found.code != "mobile-number" or mobile not in mobiles(allowed):
                yield found


@lru_cache(maxsize=256)
def mobiles(allowed: frozenset[str]) -> frozenset[str]:
    """The mobile numbers among the public ones; a field may hold several (`138…、139…`)."""
    runs = (DigitRun.read(text, match) for text in allowed for match in DIGIT_RUN.finditer(text))
    return frozenset(
        run.digits[start : start + found.used][-11:]
        for run in runs
        for start in run.starts()
        if (found := _mobile(run, start)) is not None
    )
