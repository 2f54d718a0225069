"""The command line of the product: `python -m civic.desk VERB --option=value` (specification.md §4.1).

Its verbs and their options stand in `verbs.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from civic.desk.verbs import PRODUCT_VERBS, help_of, list_of
from civic.wording import desk as wording

try:
    from civic.desk.command_line import refuse, run, tolerate_any_console
    from civic.desk.terminal.errors import WrongCallError
except ImportError:  # a component is gone, and with it the one who would say so
    sys.exit(wording.COMPONENT_LOST)

_START = "python -m civic.desk"
_HELP = ("--help", "-h")


def main(argv: Sequence[str]) -> int:
    """Do what was asked; gives the exit code."""
    tolerate_any_console()
    name, words = (argv[0], argv[1:]) if argv else ("", ())
    if name in _HELP:
        print(list_of(PRODUCT_VERBS.values(), _START))
        return 0
    if name not in PRODUCT_VERBS:
        form = wording.UNKNOWN_VERB if name else wording.NO_VERB
        return refuse(WrongCallError(form.format(verb=name, verbs="、".join(PRODUCT_VERBS))))
    verb = PRODUCT_VERBS[name]
    if words and words[0] in _HELP:
        print(help_of(verb, _START))
        return 0
    return run(verb, words, wording.UNDONE[name])


def _exit(code: int) -> NoReturn:
    """End at once: to give back ten thousand posts piece by piece takes longer than to read a changed one."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _exit(main(sys.argv[1:]))
