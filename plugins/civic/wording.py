"""Every Chinese sentence that leaves through Python.

A problem is said in two sentences: what is wrong, with what stands there, and what to write instead.
They are read by people who have never heard of YAML: no jargon, the line's own words in 「」, one remedy
that can be typed.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """What is wrong, and what to write instead; `{name}` is filled from the problem's detail."""

    message: str
    hint: str


SENTENCES: dict[str, Sentence] = {}


def say(code: str, detail: tuple[tuple[str, str], ...]) -> Sentence:
    """The two sentences of a problem, filled with its facts."""
    message, hint = SENTENCES[code]
    facts = dict(detail)
    return Sentence(message.format_map(facts), hint.format_map(facts))
