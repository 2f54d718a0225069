"""check --fix: what is beyond doubt is written as it should be, after a look at each file (specification.md §1.12)."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from civic.build_session import BuildSession
from civic.core.addresses import item_address
from civic.core.model import Site
from civic.core.problems import Severity
from civic.core.resolve.read_results import ItemLocation
from civic.desk.files.safe_write import ChangedMeanwhileError, rewrite
from civic.desk.terminal.errors import FAILED, error_sentence
from civic.paths import CACHE
from civic.reading.fixes.autofix import AutofixResult, Change, autofix_card, autofix_item, autofix_text
from civic.reading.fixes.text_edits import common_affixes
from civic.reading.item import read_item
from civic.reading.privacy.numbers import find_numbers
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.site import item_files, read_facts
from civic.reading.text.encoding import CONTROL
from civic.wording import corrections as wording
from civic.wording.desk import ALL_WELL
from civic.wording.render import LINE

_AROUND = 20  # characters shown before and behind what differs in a line


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A file and how it is to be written; `path` relative to the content folder."""

    path: str
    location: str
    before: bytes
    result: AutofixResult


def fix(content: Path, as_of: date, everything: bool) -> int:
    """Show what can be fixed, file by file, and write what is agreed to; `everything`: without asking.

    Where nobody can be asked it is only shown. Gives the exit code of `check` after it, and 1 if a file could not
    be written.
    """
    with BuildSession(CACHE) as session:
        site = session.read(content, as_of).site
    proposals = list(_proposals(content, site))
    is_asked = sys.stdin.isatty() and sys.stdout.isatty()
    done = _apply_proposals(proposals, everything, is_asked)
    if not proposals:
        print(wording.FIX_NOTHING)
    elif done.files:
        print(wording.FIX_WRITTEN.format(files=done.files))
    elif everything or is_asked:
        print(wording.FIX_KEPT)
    else:
        print(wording.FIX_HOW.format(files=len(proposals)))
    with BuildSession(CACHE) as session:
        left = session.read(content, as_of).problems
    grave = sum(fault.severity is Severity.PROBLEM for fault in left)
    print(wording.FIX_LEFT.format(problems=grave, warnings=len(left) - grave) if left else ALL_WELL)
    return FAILED if grave or done.failed else 0


# --- what can be fixed ---------------------------------------------------------------------------


def _proposals(content: Path, site: Site | None) -> Iterator[_Proposal]:
    """Each file that can be written better, by path within its kind: registry, units, items."""
    facts = read_facts(content)
    found: list[tuple[str, str, Callable[[bytes], AutofixResult]]] = []
    for file in facts.tree.registry:
        if file.name.endswith(".yaml"):
            found.append((file.path, file.location, partial(autofix_text, path=file.path)))
    for folder in facts.tree.units:
        if (card := folder.card) is not None:
            found.append((card.path, card.location, partial(autofix_card, path=card.path, key=folder.key)))
    if facts.registry is not None:
        taken = {item_address(item): item.path for item in site.items} if site is not None else {}
        places, words = item_files(facts)
        for location, place in places:
            found.append((place.path, location, partial(_fix_item, place=place, words=words, taken=taken)))
    for path, location, propose in found:
        data = _read_bytes(location)
        if data is not None and (result := propose(data)).data != data:
            yield _Proposal(path, location, data, result)


def _read_bytes(location: str) -> bytes | None:
    """None for what cannot be read, which `check` tells, and for a link: its file comes by its own name too."""
    path = Path(location)
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None


def _fix_item(data: bytes, place: ItemLocation, words: Vocabulary, taken: dict[str, str]) -> AutofixResult:
    """The fixed item, unless it would get the address of another one, which then would fall with it."""
    result = autofix_item(data, place, words)
    if result.data == data:
        return result
    before, after = (read_item(each, place, words).item for each in (data, result.data))
    if after is None or (before is not None and item_address(before) == item_address(after)):
        return result
    has_room = taken.setdefault(item_address(after), place.path) == place.path
    return result if has_room else AutofixResult(data)


# --- asking and writing ---------------------------------------------------------------------------


@dataclass(slots=True)
class _WriteResult:
    """How many files were written, and whether one could not be."""

    files: int = 0
    failed: bool = False


def _apply_proposals(proposals: list[_Proposal], everything: bool, is_asked: bool) -> _WriteResult:
    """Show every file, and write those that are agreed to."""
    done = _WriteResult()
    screen = _DiffPrinter()
    for number, proposal in enumerate(proposals, 1):
        screen.show(proposal)
        if not everything:
            answer = _ask_answer(number, len(proposals)) if is_asked else "no"
            if answer == "stop":
                break
            everything = answer == "all"
            if answer == "no":
                continue
        try:
            rewrite(proposal.location, proposal.before, proposal.result.data, keep_copy=True)
            done.files += 1
        except (OSError, ChangedMeanwhileError) as error:
            done.failed = True
            print(_error_message(error, proposal.path), file=sys.stderr)
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                break
    return done


def _error_message(error: OSError | ChangedMeanwhileError, path: str) -> str:
    """The sentence for a file that was not written; `path` as people know it."""
    if isinstance(error, OSError):
        error.filename = path
    else:
        error = ChangedMeanwhileError(path)
    return error_sentence(error, wording.FIX_UNDONE, Path(path))


def _ask_answer(number: int, total: int) -> str:
    """ "yes", "no", "all" or "stop"; whoever closes the window or presses Ctrl-C stops."""
    while True:
        try:
            typed = input(wording.FIX_ASK.format(number=number, total=total)).strip().lower()
        except (EOFError, KeyboardInterrupt):
            print()
            return "stop"
        for answer, words in wording.FIX_ANSWERS.items():
            if typed in words:
                return answer


class _DiffPrinter:
    """Shows differences: in colour on a terminal."""

    def __init__(self) -> None:
        self._console = None
        if sys.stdout.isatty():
            from rich.console import Console

            self._console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)

    def show(self, proposal: _Proposal) -> None:
        self._line("\n" + proposal.path, "bold")
        if proposal.result.encoding:
            self._line(wording.FIX_ENCODING.format(encoding=proposal.result.encoding))
        for change in proposal.result.changes:
            before, after = _diff_lines(change)
            self._line("  " + LINE.format(line=change.number))
            self._line(f"    - {before}", "red")
            self._line(f"    + {after}", "green")

    def _line(self, text: str, style: str = "") -> None:
        if self._console is None:
            print(text)
        else:
            self._console.print(text, style=style)


def _diff_lines(change: Change) -> tuple[str, str]:
    """Both lines, of long ones what differs with a little around it; private numbers are not spread."""
    before, after = _mask_line(change.before), _mask_line(change.after)
    start, behind = common_affixes(before, after)
    first = max(start - _AROUND, 0)
    last = max(behind - _AROUND, 0)
    lead, trail = "…" if first else "", "…" if last else ""
    old, new = (f"{lead}{line[first : len(line) - last]}{trail}" for line in (before, after))
    return old, new


def _mask_line(line: str) -> str:
    """A line in which private numbers and control characters are described."""
    pieces, at = [], 0
    for number in find_numbers(line, frozenset()):
        masked = dict(number.detail)["masked"]
        if number.code == "mobile-number":  # must not look like what takes its place
            masked = masked.replace("****", wording.FIX_FOUR_DIGITS)
        pieces += [line[at : number.start], masked]
        at = number.end
    text = "".join([*pieces, line[at:]])
    return CONTROL.sub(lambda found: f"〔U+{ord(found[0]):04X}〕", text)
