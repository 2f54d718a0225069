"""new --from: Word files -> drafts, each with its pictures beside it, whole or not at all.

    3 files: each is made or refused by itself, then a count, then what `check` says of the new drafts

What was not found in a file is asked for where somebody sits at the keyboard, else left to the draft's writer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from civic.build_session import BuildSession
from civic.core.model import Registry
from civic.desk.drafts.new import DraftLocation, draft_location, file_name, free_slug, header, taken_slugs
from civic.desk.drafts.word_files import named_files, read_file
from civic.desk.drafts.word_questions import ask_category, ask_day, ask_title, can_ask
from civic.desk.files.write_post import write_post
from civic.desk.terminal.errors import FAILED, INTERRUPTED, WrongCallError, report_error
from civic.paths import CACHE
from civic.reading.foreign_files.limits import MAX_DOCUMENT
from civic.reading.registry.vocabulary import short_category
from civic.reading.site import read_facts
from civic.reading.word.convert import WordConversion, convert_word_file
from civic.reading.word.nodes import Loss, paragraphs_of
from civic.reading.word.package import WordFileRefusedError
from civic.render.report import report
from civic.wording import drafts as wording
from civic.wording.desk import UNDONE

_MAX_LOSSES = 20  # losses that are named one by one


def new_from_word(
    content: Path,
    names: Sequence[str],
    community: str | None,
    column: str | None,
    title: str | None,
    today: date,
    output: Path,
) -> int:
    """A draft from each file that `names` name (a folder: all in it). Gives 1 if one was refused, or if the registry is
    at fault. Raises WrongCallError for a call that makes no sense."""
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + wording.REGISTRY_STOPS_NEW, file=sys.stderr)
        return FAILED
    home = draft_location(content, facts, facts.registry, community, column)
    files = named_files(names)
    if title is not None and len(files) > 1:
        raise WrongCallError(wording.WORD_ONE_TITLE)
    writer = _DraftWriter(home, facts.registry, set(taken_slugs(facts, home.key)), title, today, can_ask())
    made: list[Path] = []
    refused = 0
    try:
        for file in files:
            if (draft := _draft(writer, file, output)) is None:
                refused += 1
            else:
                made.append(draft)
    except KeyboardInterrupt:
        print("\n" + wording.WORD_INTERRUPTED.format(made=len(made)), file=sys.stderr)
        return INTERRUPTED
    if len(files) > 1:
        print("\n" + wording.WORD_SUMMARY.format(files=len(files), made=len(made), refused=refused))
    if made:
        _check(content, made, today)
    return FAILED if refused else 0


def _draft(writer: _DraftWriter, file: Path, output: Path) -> Path | None:
    """The draft of one file; None after it was said why there is none."""
    try:
        return writer.draft(file)
    except WordFileRefusedError as refusal:
        limit = MAX_DOCUMENT // 2**20
        print(wording.WORD_REFUSED[refusal.reason].format(file=file.name, limit=limit), file=sys.stderr)
    except _DuplicateDraftError as twice:
        print(wording.WORD_TWICE.format(file=file.name, draft=twice), file=sys.stderr)
    except Exception as error:  # the files behind this one have a right to their turn
        report_error(error, UNDONE["from"], output)
    return None


class _DuplicateDraftError(Exception):
    """There is a post with this title and day; its text is the file of that post."""


@dataclass(slots=True)
class _DraftWriter:
    """Where the drafts of one call belong, and what is known for all of them."""

    home: DraftLocation
    registry: Registry
    taken: set[str]  # slugs
    title: str | None  # as it was given
    today: date
    asks: bool

    def draft(self, file: Path) -> Path:
        """Read a file, ask what it does not say, write the draft, and tell all that. Raises WordFileRefusedError, OSError."""
        taken = self._complete(convert_word_file(read_file(file), file.stem, self.today), file)
        manuscript = taken.manuscript
        day = manuscript.day or self.today
        folder = self.home.folder_of(day)
        self._refuse_duplicate(folder, manuscript.title, day)
        category = self._category(taken)
        slug = self._slug(taken, folder)
        source = manuscript.source if manuscript.source != self.home.owner else ""
        head = header(
            self.home, self.registry, manuscript.title, day, slug, category, manuscript.authors, source
        )
        pictures = zip(taken.names(slug), (data for _, data in taken.pictures), strict=True)
        draft = folder / file_name(day, slug)
        write_post(draft, (head + taken.text(slug)).encode(), dict(pictures))
        self.taken.add(slug)
        _print_draft(file, draft, taken, day, category if self.home.is_post else None)
        return draft

    def _complete(self, taken: WordConversion, file: Path) -> WordConversion:
        """With the title that was given, or those of title and day that somebody could be asked for."""
        manuscript = taken.manuscript
        if self.title is not None:
            manuscript = replace(manuscript, title=self.title, title_from="given")
        elif self.asks and manuscript.title_from == "name":
            title = ask_title(file.name, manuscript.title)
            manuscript = replace(manuscript, title=title, title_from="asked")
        if self.asks and manuscript.day is None:
            manuscript = replace(manuscript, day=ask_day(file.name, self.today), day_from="asked")
        return replace(taken, manuscript=manuscript)

    def _category(self, taken: WordConversion) -> str:
        """What was chosen at the keyboard; never guessed in silence (the words of the text make a suggestion)."""
        if not (self.home.is_post and self.asks):
            return ""
        names = [term.name for term in self.registry.categories]
        text = taken.manuscript.title * 3 + "".join(p.text for p in paragraphs_of(taken.manuscript.blocks))
        counts = {name: text.count(short_category(name) or name) for name in names}
        likely = max(names, key=lambda name: counts[name], default="")
        return ask_category(taken.manuscript.title, names, likely if counts.get(likely) else "")

    def _slug(self, taken: WordConversion, folder: Path) -> str:
        """A slug under which neither a post nor one of its pictures lies there."""
        while True:
            slug = free_slug(taken.manuscript.title, frozenset(self.taken))
            if not any((folder / name).exists() for name in taken.names(slug)):
                return slug
            self.taken.add(slug)

    def _refuse_duplicate(self, folder: Path, title: str, day: date) -> None:
        """A whole folder is easily given a second time."""
        for before in sorted(folder.glob(f"{day.isoformat()}-{free_slug(title, frozenset())}*.md")):
            if f"\n标题: {title}\n" in before.read_text("utf-8", "replace")[:2000]:
                raise _DuplicateDraftError(before)


# --- what is said -------------------------------------------------------------------------------------


def _print_draft(file: Path, draft: Path, taken: WordConversion, day: date, category: str | None) -> None:
    manuscript = taken.manuscript
    print(wording.WORD_MADE.format(file=file.name, draft=draft))
    where = wording.WORD_TITLE_FROM[manuscript.title_from], wording.WORD_DAY_FROM[manuscript.day_from]
    facts = {
        "title": wording.WORD_FOUND.format(value=manuscript.title, where=where[0]),
        "day": wording.WORD_FOUND.format(value=day.isoformat(), where=where[1]),
        "authors": "、".join(manuscript.authors),
        "source": manuscript.source,
        "category": "" if category is None else category or wording.WORD_NO_CATEGORY,
        "pictures": wording.WORD_PICTURES.format(count=len(taken.pictures)) if taken.pictures else "",
    }
    for name, value in facts.items():
        if value:
            print(wording.WORD_FACT.format(name=wording.WORD_FACTS[name], value=value))
    _print_losses(manuscript.losses)


def _print_losses(losses: Sequence[Loss]) -> None:
    if losses:
        print(wording.WORD_LOST_HEAD)
    for loss in losses[:_MAX_LOSSES]:
        near = wording.WORD_NEAR.format(near=loss.near) if loss.near else ""
        print(wording.WORD_LOST_LINE.format(near=near, what=wording.WORD_LOST[loss.kind]))
    if len(losses) > _MAX_LOSSES:
        print(wording.WORD_LOST_MORE.format(count=len(losses) - _MAX_LOSSES))


def _check(content: Path, made: Sequence[Path], today: date) -> None:
    """What `check` says of the new drafts."""
    paths = {draft.relative_to(content).as_posix() for draft in made}
    with BuildSession(CACHE) as session:
        problems = [fault for fault in session.read(content, today).problems if fault.file in paths]
    print("\n" + (wording.WORD_CHECKED if problems else wording.WORD_CLEAN))
    if problems:
        print(report(problems))
    print(wording.WORD_NEXT)
