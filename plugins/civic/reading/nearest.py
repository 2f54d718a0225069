"""What was probably meant: the one of a few known words that is nearest to what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from civic.core.model import same_name

_LONGEST = 40  # characters; what is longer was not meant as a word
_ALIKE = 0.5  # two characters with one slip (日其) are half alike


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" if none is.

    Letter case, blanks, full-width forms and invisible characters (pasted from a chat, say) do not count.
    Among equals the first of `known` wins.
    """
    bare = _bare(word[:_LONGEST])
    best, score = "", 0.0
    for candidate in known:
        other = _bare(candidate)
        likeness = 1.0 if other == bare else SequenceMatcher(None, bare, other).ratio()
        if likeness > score:
            best, score = candidate, likeness
    return best if bare and score >= _ALIKE else ""


def _bare(word: str) -> str:
    return same_name(word).casefold()
