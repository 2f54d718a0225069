"""The command line of the product: `python -m civic.desk VERB --option=value` (specification.md §4.1).

A wrong call is answered in one Chinese sentence with exit code 64, anything that goes wrong later in one with exit
code 1: nobody who works here has to read a trace. Each verb is imported only when it is called: `check` must not
wait for Pelican.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from civic.clock import today
from civic.core.periods import Period
from civic.core.periods import parse as parse_period
from civic.wording import desk as wording

try:
    from civic.desk.terminal.errors import FAILED, WrongCallError, report_error
except ImportError:  # a component is gone, and with it the one who would say so
    sys.exit(wording.COMPONENT_LOST)

WRONG_CALL = 64
INTERRUPTED = 130
OUTPUT = Path("output")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,6}")


def main(argv: Sequence[str]) -> int:
    """Do what was asked; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # consoles in GBK cannot show everything
    output = OUTPUT
    verb = argv[0] if argv else ""
    try:
        given = _parse_call(verb, argv[1:])
        output = given.output or OUTPUT
        code = _VERBS[verb][0](given)
        sys.stdout.flush()
    except WrongCallError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_CALL
    except BrokenPipeError:  # who read our words has gone (`check | head`): nothing more is to be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print(wording.INTERRUPTED.format(undone=wording.UNDONE[verb]), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        return report_error(error, verb, output)
    return code


# --- the verbs --------------------------------------------------------------------------------------


def _build(given: argparse.Namespace) -> int:
    from civic.desk.build import build, rollback

    output, as_of = given.output or OUTPUT, given.as_of or today()
    if given.rollback:
        return rollback(output)
    return build(given.content, output, as_of, strict=given.strict, jobs=given.jobs, why=given.why)


def _check(given: argparse.Namespace) -> int:
    if given.yes and not given.fix:
        raise WrongCallError(wording.YES_WITHOUT_FIX)
    if given.fix:
        from civic.desk.corrections.fix import fix

        if given.format != "text":
            raise WrongCallError(wording.FIX_ONLY_TEXT)
        return fix(given.content, given.as_of or today(), given.yes)
    from civic.desk.check import check

    return check(given.content, given.as_of or today(), given.format)


def _new(given: argparse.Namespace) -> int:
    if given.site or given.unit:
        return _new_site(given) if given.site else _new_unit(given)
    for option, form in _NEW_WITH.items():
        if getattr(given, option) is not None:
            raise WrongCallError(form.format(option=f"--{option}"))
    if (given.community is None) == (given.column is None):
        raise WrongCallError(wording.NEW_FOR_WHOM)
    words = getattr(given, "from")
    if words is not None:
        from civic.desk.drafts.from_word import new_from_word

        output = given.output or OUTPUT
        return new_from_word(
            given.content, words, given.community, given.column, given.title, today(), output
        )
    from civic.desk.drafts.new import new

    return new(given.content, given.community, given.column, _require(given, "title"), today())


_NEW_WITH = {  # options that only mean something beside another
    "units": wording.NEW_SITE_ONLY,
    **dict.fromkeys(("name", "code", "kind"), wording.NEW_UNIT_ONLY),
}


def _new_site(given: argparse.Namespace) -> int:
    from civic.desk.setup.new_site import new_site

    _refuse_others(given, "site", ("units",))
    return new_site(given.content, given.units, today())


def _new_unit(given: argparse.Namespace) -> int:
    from civic.desk.setup.new_unit import UnitOptions, new_unit

    _refuse_others(given, "unit", ("community", "name", "code", "kind"))
    said = [given.name, given.code, given.kind]
    if None in said and any(each is not None for each in said):
        raise WrongCallError(wording.NEW_UNIT_ALL)
    return new_unit(given.content, UnitOptions(given.community, *said))


def _refuse_others(given: argparse.Namespace, option: str, beside: Sequence[str]) -> None:
    """Refuse every other option but those that may stand beside this one."""
    for other, value in vars(given).items():
        if value not in (None, False) and other not in ("content", "output", option, *beside):
            raise WrongCallError(wording.NEW_ALONE.format(option=f"--{option}", other=f"--{other}"))


def _serve(given: argparse.Namespace) -> int:
    from civic.desk.preview.serve import serve

    return serve(given.content, given.output, given.as_of)


def _tally(given: argparse.Namespace) -> int:
    from civic.desk.tally import tally

    return tally(given.content, _require(given, "period"), given.as_of or today(), given.format)


def _publish(given: argparse.Namespace) -> int:
    from civic.desk.publishing.publish import publish, roll_back

    if given.rollback:
        if given.zip or given.strict or given.allow_removal:
            raise WrongCallError(wording.ROLLBACK_ALONE)
        return roll_back(dry_run=given.dry_run)
    output = given.output or OUTPUT
    if given.zip and any(
        given.zip.resolve().is_relative_to(place.resolve()) for place in (given.content, output)
    ):
        raise WrongCallError(wording.ARCHIVE_INSIDE)
    return publish(
        given.content,
        output,
        today(),
        archive=given.zip,
        strict=given.strict,
        allow_removal=given.allow_removal,
        dry_run=given.dry_run,
    )


def _demo(given: argparse.Namespace) -> int:
    from civic.desk.demo.demo import demo

    units, posts = _require(given, "units"), _require(given, "posts")
    if not given.folder:
        raise WrongCallError(wording.DEMO_WHERE)
    return demo(given.content, Path(given.folder), units, posts, given.seed or 0)


def _takedown(given: argparse.Namespace) -> int:
    from civic.desk.corrections.takedown import takedown

    if not given.item:
        raise WrongCallError(wording.TAKEDOWN_WHICH)
    return takedown(given.content, given.item, _require(given, "reason"), today())


# --- options: each text is given its type or refused in one sentence ----------------------------------


def _content(text: str) -> Path:
    if not text or not Path(text).is_dir():
        raise WrongCallError(wording.NO_CONTENT.format(folder=text))
    return Path(text)


def _new_content(text: str) -> Path:
    """Where a site begins there may be nothing yet."""
    if not text:
        raise WrongCallError(wording.NO_VALUE.format(option="--content"))
    return Path(text)


def _file(option: str) -> Callable[[str], Path]:
    def found(text: str) -> Path:
        if not text or not Path(text).is_file():
            raise WrongCallError(wording.NO_FILE.format(option=option, file=text))
        return Path(text)

    return found


def _output(text: str) -> Path:
    if not text:
        raise WrongCallError(wording.NO_VALUE.format(option="--output"))
    return Path(text)


def _archive(text: str) -> Path:
    if not text:
        raise WrongCallError(wording.NO_VALUE.format(option="--zip"))
    path = Path(text)
    if path.suffix.lower() != ".zip" or path.is_dir() or not path.absolute().parent.is_dir():
        raise WrongCallError(wording.WRONG_ARCHIVE.format(value=text))
    return path


def _day(text: str) -> date:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise WrongCallError(wording.WRONG_DAY.format(value=text)) from None


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError:
        raise WrongCallError(wording.WRONG_PERIOD.format(value=text)) from None


def _word(text: str) -> str:
    if not text.strip():
        raise WrongCallError(wording.NO_VALUE.format(option="--from"))
    return text


def _one_line(option: str) -> Callable[[str], str]:
    def folded(text: str) -> str:
        line = " ".join(text.split())
        if not line or not line.isprintable():
            raise WrongCallError(wording.NO_VALUE.format(option=option))
        return line

    return folded


def _number(option: str, least: int) -> Callable[[str], int]:
    def counted(text: str) -> int:
        if not _NUMBER.fullmatch(text) or int(text) < least:
            raise WrongCallError(wording.WRONG_NUMBER.format(option=option, value=text, least=least))
        return int(text)

    return counted


def _one_of(option: str, *choices: str) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text not in choices:
            sentence = wording.WRONG_CHOICE.format(option=option, value=text, choices="、".join(choices))
            raise WrongCallError(sentence)
        return text

    return chosen


_TYPES: dict[str, Callable[[str], object]] = {
    "--content": _content,
    "--output": _output,
    "--as-of": _day,
    "--community": str,
    "--column": str,
    "--from": _word,
    "--title": _one_line("--title"),
    "--name": str,
    "--code": str,
    "--kind": str,
    "--period": _period,
    "--units": _number("--units", 1),
    "--posts": _number("--posts", 0),
    "--seed": _number("--seed", 0),
    "--jobs": _number("--jobs", 1),
    "--why": str,
    "--reason": _one_line("--reason"),
    "--zip": _archive,
}
_VERB_TYPES = {"new --units": _file("--units")}  # options that mean something else in this verb
_FLAGS = ("--strict", "--rollback", "--fix", "--yes", "--allow-removal", "--dry-run", "--site", "--unit")
_POSITIONAL = {"demo": "folder", "takedown": "item"}  # what stands behind the verb without an option
_FORMATS = {"check": ("text", "json"), "tally": ("table", "json", "csv", "xlsx")}

_NEW_OPTIONS = ("--unit", "--name", "--code", "--kind", "--site", "--units")

_VERBS: dict[str, tuple[Callable[[argparse.Namespace], int], tuple[str, ...]]] = {
    "serve": (_serve, ("--as-of",)),
    "build": (_build, ("--as-of", "--strict", "--jobs", "--why", "--rollback")),
    "check": (_check, ("--as-of", "--format", "--fix", "--yes")),
    "new": (_new, ("--community", "--column", "--title", "--from", *_NEW_OPTIONS)),
    "tally": (_tally, ("--as-of", "--period", "--format")),
    "publish": (_publish, ("--strict", "--allow-removal", "--dry-run", "--zip", "--rollback")),
    "takedown": (_takedown, ("--reason",)),
    "demo": (_demo, ("--units", "--posts", "--seed")),
}


class _Parser(argparse.ArgumentParser):
    """argparse for the splitting only: what it complains of in English is said in Chinese."""

    def error(self, message: str) -> NoReturn:
        option = re.search(r"--[a-z-]+", message)
        form = wording.NO_VALUE if "expected" in message else wording.NO_VALUE_WANTED
        raise WrongCallError(form.format(option=option.group() if option else message))


def _parse_call(verb: str, words: Sequence[str]) -> argparse.Namespace:
    """The options of a call; WrongCallError with its sentence for a call that makes no sense."""
    if verb not in _VERBS:
        form = wording.UNKNOWN_VERB if verb else wording.NO_VERB
        raise WrongCallError(form.format(verb=verb, verbs="、".join(_VERBS)))
    options = ("--content", "--output", *_VERBS[verb][1])
    parser = _Parser(add_help=False, allow_abbrev=False)
    types = {**_TYPES, "--content": _new_content} if "--site" in words else _TYPES
    for option in options:
        if option in _FLAGS:
            parser.add_argument(option, action="store_true")
        elif option == "--from":
            parser.add_argument(option, type=_word, action="append")
        elif option == "--format":
            choices = _FORMATS[verb]
            parser.add_argument(option, type=_one_of(option, *choices), default=choices[0])
        else:
            parser.add_argument(option, type=_VERB_TYPES.get(f"{verb} {option}") or types[option])
    if verb in _POSITIONAL:
        parser.add_argument(_POSITIONAL[verb], nargs="?")
    given, unknown = parser.parse_known_args(words)
    if unknown:
        known = "、".join(options)
        raise WrongCallError(wording.UNKNOWN_OPTION.format(verb=verb, word=unknown[0], options=known))
    if given.content is None:
        given.content = types["--content"]("content")
    return given


def _require(given: argparse.Namespace, option: str) -> Any:
    value = getattr(given, option)
    if value is None:
        raise WrongCallError(wording.NEEDED.format(option=f"--{option}"))
    return value


def _exit(code: int) -> NoReturn:
    """End at once: to give back ten thousand posts piece by piece takes longer than to read a changed one."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _exit(main(sys.argv[1:]))
