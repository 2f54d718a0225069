"""`python -m benchmarks.demo --units=N --posts=N DIR`, as `python3 tasks.py demo` starts it."""

import sys

from civic.desk.verbs import VERBS
from civic.wording.desk import COMPONENT_LOST

try:
    from benchmarks.demo.demo import UNDONE
    from civic.desk.command_line import run, tolerate_any_console
except ImportError:
    sys.exit(COMPONENT_LOST)

if __name__ == "__main__":
    tolerate_any_console()
    sys.exit(run(VERBS["demo"], sys.argv[1:], UNDONE))
