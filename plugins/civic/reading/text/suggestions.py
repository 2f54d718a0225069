"""What was probably meant: the one of a few known words that is nearest to what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from civic.core.model import normalize_name

_LONGEST = 40  # characters; what is longer was not meant as a word
_ALIKE = 0.5  # two characters with one slip (日其) are half alike


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" if none is.

    Letter case, blanks, full-width forms and invisible characters (pasted from a chat, say) do not count.
    Among equals the first of `known` wins.
    """
    bare = _normalize(word[:_LONGEST])
    best, score = "", 0.0
    for candidate in known:
        other = _normalize(candidate)
        likeness = 1.0 if other == bare else SequenceMatcher(None, bare, other).ratio()
        if likeness > score:
            best, score = candidate, likeness
    return best if bare and score >= _ALIKE else ""


def certain_meaning(word: str, known: Mapping[str, str]) -> str:
    """What a slip means beyond doubt, or "" if that may be doubted; `known` maps spellings to what they mean.

    Beyond doubt are letter case and full-width forms, one slip of the finger in a Latin word (`auhtors`, `tag`),
    and a Chinese word that an input method gave for another of the same sound, if they share a character in its place
    (`日其` for 日期) — each only while a single meaning fits. 编者 is no slip for 作者, and 时间 none for 事件.
    """
    bare = _normalize(word[:_LONGEST])
    spelled = {spelling: _normalize(spelling) for spelling in known}
    for is_alike in (str.__eq__, _is_one_slip_away, _sounds_alike):
        meant = {known[spelling] for spelling, other in spelled.items() if is_alike(bare, other)}
        if meant:
            return meant.pop() if len(meant) == 1 else ""
    return ""


_SHORTEST = 3  # letters of a Latin word in which a slip can be told


def _is_one_slip_away(word: str, other: str) -> bool:
    """One letter is wrong, missing or too many, or two neighbours have changed places."""
    if not (word.isascii() and other.isascii()) or min(len(word), len(other)) < _SHORTEST:
        return False
    if len(word) != len(other):
        short, long = sorted((word, other), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    wrong = [at for at, pair in enumerate(zip(word, other, strict=True)) if pair[0] != pair[1]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return word[wrong[0]] + word[wrong[1]] == other[wrong[1]] + other[wrong[0]]
    return len(wrong) == 1


def _sounds_alike(word: str, other: str) -> bool:
    if len(word) != len(other) or word.isascii() or not any(map(str.__eq__, word, other)):
        return False
    from pypinyin import lazy_pinyin  # 0.1 s: paid only by those who need it

    sounds: list[str] = lazy_pinyin(word)
    return sounds == lazy_pinyin(other)


def _normalize(word: str) -> str:
    return normalize_name(word).casefold()
