"""A call of the product: its words are taken apart and checked by the table of verbs, and the verb's function is called.

    run(VERBS["tally"], ["--period=2026-10"], wording.UNDONE["tally"])      # calls call_tally(period=Period(…), …)

A wrong call is answered in one Chinese sentence with exit code 64, anything that goes wrong later in one with exit
code 1: nobody who works here has to read a trace.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from civic.core.periods import Period
from civic.core.periods import parse as parse_period
from civic.desk.terminal.errors import FAILED, INTERRUPTED, WrongCallError, report_error
from civic.desk.verbs import Option, ValueKind, Verb
from civic.wording import desk as wording

WRONG_CALL = 64

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,6}")


def run(verb: Verb, words: Sequence[str], undone: str) -> int:
    """Do what was asked and give the exit code; `undone` says what is left undone where that fails."""
    given: dict[str, Any] = {}
    try:
        given = _parse_call(verb, words)
        code: int = _function_of(verb)(**given)
        sys.stdout.flush()
    except WrongCallError as wrong:
        return refuse(str(wrong))
    except BrokenPipeError:  # who read our words has gone (`check | head`): nothing more is to be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print(wording.INTERRUPTED.format(undone=undone), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        return report_error(error, undone, given.get("output") or Path("output"))
    return code


def tolerate_any_console() -> None:
    """What a console cannot show becomes a question mark: one in GBK cannot show everything."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def refuse(sentence: str) -> int:
    """Say what is wrong with a call; gives its exit code."""
    print(sentence, file=sys.stderr)
    return WRONG_CALL


def _function_of(verb: Verb) -> Callable[..., int]:
    module, _, name = verb.runs.partition(":")
    function: Callable[..., int] = getattr(import_module(module), name)
    return function


# --- what stands behind the verb ----------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """argparse for the splitting only: what it complains of in English is said in Chinese."""

    def error(self, message: str) -> NoReturn:
        option = re.search(r"--[a-z-]+", message)
        form = wording.NO_VALUE if "expected" in message else wording.NO_VALUE_WANTED
        raise WrongCallError(form.format(option=option.group() if option else message))


def _parse_call(verb: Verb, words: Sequence[str]) -> dict[str, Any]:
    """The value of each option by its parameter's name; WrongCallError with its sentence for a call that makes no sense."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    options = (*verb.shared, *verb.options)
    for option in options:
        _add(parser, option)
    known, unknown = parser.parse_known_args(words)
    if unknown:
        names = "、".join(f"--{option.name}" for option in options if not option.is_positional)
        raise WrongCallError(wording.UNKNOWN_OPTION.format(verb=verb.name, word=unknown[0], options=names))
    given = vars(known)
    for option in options:
        if given[option.parameter] is None and option.default is not None:
            given[option.parameter] = _checked(option, option.default)
        if given[option.parameter] is None and option.is_required:
            raise WrongCallError(wording.NEEDED.format(option=f"--{option.name}"))
    return given


def _add(parser: _Parser, option: Option) -> None:
    check = partial(_checked, option)
    if option.is_positional:
        parser.add_argument(option.parameter, nargs="?", type=check)
    elif not option.takes_value:
        parser.add_argument(f"--{option.name}", action="store_true")
    else:
        action = "append" if option.is_repeatable else "store"
        parser.add_argument(f"--{option.name}", dest=option.parameter, type=check, action=action)


# --- values: each text is given its type or refused in one sentence -------------------------------------


def _checked(option: Option, text: str) -> object:
    """What a text means; an empty one that stands without a name is none."""
    return _CHECKS[option.kind](option, text) if text or not option.is_positional else None


def _text(option: Option, text: str) -> str:
    return text


def _line(option: Option, text: str) -> str:
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise _no_value(option)
    return line


def _number(option: Option, text: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) < option.least:
        form = wording.WRONG_NUMBER
        raise WrongCallError(form.format(option=f"--{option.name}", value=text, least=option.least))
    return int(text)


def _choice(option: Option, text: str) -> str:
    if text not in option.choices:
        choices = "、".join(option.choices)
        form = wording.WRONG_CHOICE
        raise WrongCallError(form.format(option=f"--{option.name}", value=text, choices=choices))
    return text


def _day(option: Option, text: str) -> date:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise WrongCallError(wording.WRONG_DAY.format(value=text)) from None


def _period(option: Option, text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError:
        raise WrongCallError(wording.WRONG_PERIOD.format(value=text)) from None


def _folder(option: Option, text: str) -> Path:
    if not text or not Path(text).is_dir():
        raise WrongCallError(wording.NO_CONTENT.format(folder=text))
    return Path(text)


def _new_folder(option: Option, text: str) -> Path:
    if not text:
        raise _no_value(option)
    return Path(text)


def _file(option: Option, text: str) -> Path:
    if not text or not Path(text).is_file():
        raise WrongCallError(wording.NO_FILE.format(option=f"--{option.name}", file=text))
    return Path(text)


def _document(option: Option, text: str) -> str:
    if not text.strip():
        raise _no_value(option)
    return text


def _archive(option: Option, text: str) -> Path:
    if not text:
        raise _no_value(option)
    path = Path(text)
    if path.suffix.lower() != ".zip" or path.is_dir() or not path.absolute().parent.is_dir():
        raise WrongCallError(wording.WRONG_ARCHIVE.format(value=text))
    return path


def _no_value(option: Option) -> WrongCallError:
    return WrongCallError(wording.NO_VALUE.format(option=f"--{option.name}"))


_CHECKS: dict[ValueKind, Callable[[Option, str], object]] = {
    ValueKind.TEXT: _text,
    ValueKind.LINE: _line,
    ValueKind.NUMBER: _number,
    ValueKind.CHOICE: _choice,
    ValueKind.DAY: _day,
    ValueKind.PERIOD: _period,
    ValueKind.FOLDER: _folder,
    ValueKind.NEW_FOLDER: _new_folder,
    ValueKind.FILE: _file,
    ValueKind.DOCUMENT: _document,
    ValueKind.ARCHIVE: _archive,
    ValueKind.ITEM: _text,
}
