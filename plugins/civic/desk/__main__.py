"""The command line of the product: `python -m civic.desk VERB --option=value` (specification.md §4.1).

Its verbs and their options stand in `verbs.py`; the help is printed by tasks.py.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from civic.desk.verbs import PRODUCT_VERBS
from civic.wording import desk as wording

try:
    from civic.desk.command_line import refuse, run, tolerate_any_console
except ImportError:  # a component is gone, and with it the one who would say so
    sys.exit(wording.COMPONENT_LOST)


def main(argv: Sequence[str]) -> int:
    """Do what was asked; gives the exit code."""
    tolerate_any_console()
    name = argv[0] if argv else ""
    if name not in PRODUCT_VERBS:
        form = wording.UNKNOWN_VERB if name else wording.NO_VERB
        return refuse(form.format(verb=name, verbs="、".join(PRODUCT_VERBS)))
    return run(PRODUCT_VERBS[name], argv[1:], wording.UNDONE[name])


def _exit(code: int) -> NoReturn:
    """End at once: to give back ten thousand posts piece by piece takes longer than to read a changed one."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _exit(main(sys.argv[1:]))
