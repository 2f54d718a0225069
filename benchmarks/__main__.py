"""`python -m benchmarks --posts=N,… --peers=NAME,…`, as `python3 tasks.py bench` starts it."""

import sys

from benchmarks.bench import UNDONE
from civic.desk.command_line import run, tolerate_any_console
from civic.desk.verbs import VERBS

if __name__ == "__main__":
    tolerate_any_console()
    sys.exit(run(VERBS["bench"], sys.argv[1:], UNDONE))
