"""The command line of the product. A wrong call is answered in one Chinese sentence with exit code 64.

Each verb is imported only when it is called: `check` must not wait for Pelican.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from civic import wording
from civic.core.periods import parse as parse_period

WRONG_CALL = 64
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Parser(argparse.ArgumentParser):
    """argparse with its complaints put into Chinese."""

    def error(self, message: str) -> NoReturn:
        spoken = ((re.search(pattern, message), sentence) for pattern, sentence in wording.WRONG_CALLS)
        facts, sentence = next(
            ((found.groupdict(), sentence) for found, sentence in spoken if found), ({}, wording.WRONG_CALL)
        )
        print(sentence.format(verb=self.prog, **facts), file=sys.stderr)
        raise SystemExit(WRONG_CALL)


def main(argv: Sequence[str]) -> int:
    """Do what was asked; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # consoles in GBK cannot show everything
    parser = _Parser(prog="", add_help=False, allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    for name, options in _OPTIONS.items():
        verb = verbs.add_parser(name, prog=name, add_help=False, allow_abbrev=False)
        for option in ("content", "output", *options):
            _ADD[option](verb)
    given, unknown = parser.parse_known_args(argv)
    if unknown:
        print(wording.UNKNOWN_OPTION.format(option=unknown[0], verb=given.verb), file=sys.stderr)
        return WRONG_CALL
    if not given.content.is_dir():
        print(wording.NO_CONTENT.format(folder=given.content), file=sys.stderr)
        return 1
    return _run(given)


def _run(given: argparse.Namespace) -> int:
    if given.verb == "build":
        from civic.desk.build import build

        return build(given.content, given.output or Path("output"), given.as_of, strict=given.strict)
    if given.verb == "check":
        from civic.desk.check import check

        return check(given.content, given.as_of or today(), given.format)
    if given.verb == "new":
        from civic.desk.new import new

        if (given.community is None) == (given.column is None):
            print(wording.NEW_FOR_WHOM, file=sys.stderr)
            return WRONG_CALL
        return new(given.content, given.community, given.column, given.title, today())
    if given.verb == "tally":
        from civic.desk.tally import tally

        return tally(given.content, given.period, given.as_of or today(), given.format)
    from civic.desk.serve import serve

    return serve(given.content, given.output, given.as_of)


def today() -> date:
    """The day in Shanghai."""
    from datetime import datetime

    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


# --- options ----------------------------------------------------------------------------------------


def _day(text: str) -> date:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"day {text}") from None


def _period(text: str) -> object:
    try:
        return parse_period(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"period {text}") from None


def _title(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("title")
    return " ".join(text.split())


def _choice(option: str, *choices: str) -> Callable[[argparse.ArgumentParser], object]:
    return lambda verb: verb.add_argument(option, choices=choices, default=choices[0])


_ADD: dict[str, Callable[[argparse.ArgumentParser], object]] = {
    "content": lambda verb: verb.add_argument("--content", type=Path, default=Path("content")),
    "output": lambda verb: verb.add_argument("--output", type=Path),
    "as-of": lambda verb: verb.add_argument("--as-of", type=_day),
    "strict": lambda verb: verb.add_argument("--strict", action="store_true"),
    "check-format": _choice("--format", "text", "json"),
    "tally-format": _choice("--format", "table", "json", "csv", "xlsx"),
    "period": lambda verb: verb.add_argument("--period", type=_period, required=True),
    "community": lambda verb: verb.add_argument("--community"),
    "column": lambda verb: verb.add_argument("--column"),
    "title": lambda verb: verb.add_argument("--title", type=_title, required=True),
}

_OPTIONS: dict[str, tuple[str, ...]] = {
    "build": ("as-of", "strict"),
    "check": ("as-of", "check-format"),
    "new": ("community", "column", "title"),
    "serve": ("as-of",),
    "tally": ("as-of", "period", "tally-format"),
}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
