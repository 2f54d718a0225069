"""What the statistics call a unit -> its kind, the name that people use, and its key (specification.md §1.2).

    kind_of("231124100001")                       # Kind.COMMUNITY
    plain_name("建华社区居委会")                      # "建华社区"
    keys_of([("231124201202", "平度村", Kind.VILLAGE)])  # {"231124201202": "pingdu-cun"}

A statistical code says by itself what it counts (rules of the 12-digit codes of the National Bureau of Statistics):
digits 7–9 a township-level unit, below 400 a real one (sub-districts, then towns, then townships), above it a farm, a
forestry station, a development zone that is only counted like one; digits 10–12 below it a residents' committee
up to 199, a villagers' committee up to 399, above it what is counted like one of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from unicodedata import normalize

from civic.core.addresses import RESERVED, is_key
from civic.core.model import Kind

_LONGEST_KEY = 31
_FIRST_VILLAGE, _FIRST_ALIKE = 200, 400

_COMMITTEES = (
    (re.compile(r"街道办事处$"), "街道"),
    (re.compile(r"社区(?:居民委员会|居委会?|委员会|村民委员会|村委会)$"), "社区"),
    (re.compile(r"嘎查(?:村民委员会|村委会|委员会|委会)$"), "嘎查"),
    (re.compile(r"村?(?:村民委员会|村委会)$"), "村"),
)
_ENDINGS = (  # what a key says instead of the last word of a name: names of villages and townships sound alike
    (Kind.TOWNSHIP, "街道", "-jiedao"),
    (Kind.TOWNSHIP, "镇", "-zhen"),
    (Kind.TOWNSHIP, "乡", "-xiang"),
    (Kind.VILLAGE, "村", "-cun"),
    (Kind.COMMUNITY, "社区", ""),
)


def kind_of(code: str) -> Kind | None:
    """What a 12-digit code counts; None for what is only counted like a township, community or village."""
    above, own = int(code[6:9]), int(code[9:])
    if own == 0:
        return Kind.TOWNSHIP if 0 < above < _FIRST_ALIKE else None
    if own >= _FIRST_ALIKE:
        return None
    return Kind.VILLAGE if own >= _FIRST_VILLAGE else Kind.COMMUNITY


def plain_name(name: str) -> str:
    """The name without the committee or office behind it; a committee of no community and no village keeps its own.

    >>> [plain_name(name) for name in ("河北村委会", "永安社区居民委员会", "花园街道办事处", "东大街居委会")]
    ['河北村', '永安社区', '花园街道', '东大街居委会']
    """
    text = "".join(normalize("NFKC", name).split())
    for committee, short in _COMMITTEES:
        text = committee.sub(short, text)
    return text


def keys_of(units: Iterable[tuple[str, str, Kind]], taken: Collection[str] = ()) -> dict[str, str]:
    """Code -> key of each (code, name, kind), in their order; no key is given twice or is in `taken`.

    The same units in the same order have the same keys. Where two names sound alike, a number is put behind the second.
    """
    used = {*taken, *RESERVED}
    keys: dict[str, str] = {}
    for code, name, kind in units:
        keys[code] = _free_key(_pinyin_key(name, kind), code, used)
        used.add(keys[code])
    return keys


def _pinyin_key(name: str, kind: Kind) -> str:
    """The name in pinyin, its kind behind a hyphen: 西兴乡 -> xixing-xiang. It may be no key at all."""
    from pypinyin import lazy_pinyin  # 0.1 s: paid only by those who need it

    ending = ""
    for of, word, short in _ENDINGS:
        if of is kind and name.endswith(word) and name != word:
            name, ending = name.removesuffix(word), short
            break
    letters = re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(name.lower(), errors="default")))
    return letters[: _LONGEST_KEY - len(ending)] + ending if letters else ""


def _free_key(sound: str, code: str, used: Collection[str]) -> str:
    """The key itself, else with a number behind it; for what no key can be made of, its code."""
    if not is_key(sound):
        sound = f"u{code}"
    if sound not in used:
        return sound
    number = 2
    while (key := f"{sound[: _LONGEST_KEY - 1 - len(str(number))]}-{number}") in used:
        number += 1
    return key
