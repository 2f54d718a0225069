"""What a call asks for: a function of a verb, whose parameters are all options of the table, those without use for it too.

Options that contradict each other, or of which one is lacking, are a WrongCallError here, and a day that is not named is
today; the rooms that do the work are imported only when they are called, since `check` must not wait for Pelican. `verbs.py`
says which function is whose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from civic.clock import today
from civic.core.periods import Period
from civic.desk.terminal.errors import WrongCallError
from civic.wording import desk as wording


def call_build(
    content: Path,
    output: Path,
    as_of: date | None,
    strict: bool,
    jobs: int | None,
    why: str | None,
    rollback: bool,
) -> int:
    """The whole site, or the one of the build before it."""
    from civic.desk import build

    if rollback:
        return build.rollback(output)
    return build.build(content, output, as_of or today(), strict=strict, jobs=jobs, why=why)


def call_check(content: Path, output: Path, as_of: date | None, format: str, fix: bool, yes: bool) -> int:
    """All problems, or with `fix` the corrections that can be proposed for them."""
    if yes and not fix:
        raise WrongCallError(wording.YES_WITHOUT_FIX)
    if fix:
        from civic.desk.corrections import fix as corrections

        if format != "text":
            raise WrongCallError(wording.FIX_ONLY_TEXT)
        return corrections.fix(content, as_of or today(), yes)
    from civic.desk.check import check

    return check(content, as_of or today(), format)


def call_new(
    content: Path,
    output: Path,
    community: str | None,
    column: str | None,
    title: str | None,
    from_: Sequence[str] | None,
    unit: bool,
    name: str | None,
    code: str | None,
    kind: str | None,
    site: bool,
    units: Path | None,
) -> int:
    """An empty draft, drafts out of Word files, a unit's card or a whole site: the options say which."""
    said: dict[str, object] = {"community": community, "column": column, "title": title, "from": from_}
    said |= {"unit": unit, "name": name, "code": code, "kind": kind, "site": site, "units": units}
    if site:
        from civic.desk.setup.new_site import new_site

        _refuse_others(said, "site", ("units",))
        return new_site(content, units, today())
    if not content.is_dir():
        raise WrongCallError(wording.NO_CONTENT.format(folder=content))
    if unit:
        from civic.desk.setup.new_unit import UnitOptions, new_unit

        _refuse_others(said, "unit", ("community", "name", "code", "kind"))
        facts = [name, code, kind]
        if None in facts and any(fact is not None for fact in facts):
            raise WrongCallError(wording.NEW_UNIT_ALL)
        return new_unit(content, UnitOptions(community, *facts))
    for option, form in _ONLY_BESIDE.items():
        if said[option] is not None:
            raise WrongCallError(form.format(option=f"--{option}"))
    if (community is None) == (column is None):
        raise WrongCallError(wording.NEW_FOR_WHOM)
    if from_ is not None:
        from civic.desk.drafts.from_word import new_from_word

        return new_from_word(content, from_, community, column, title, today(), output)
    if title is None:
        raise WrongCallError(wording.NEEDED.format(option="--title"))
    from civic.desk.drafts.new import new

    return new(content, community, column, title, today())


_ONLY_BESIDE = {  # options of `new` that only mean something beside another
    "units": wording.NEW_SITE_ONLY,
    **dict.fromkeys(("name", "code", "kind"), wording.NEW_UNIT_ONLY),
}


def _refuse_others(said: Mapping[str, object], option: str, beside: Sequence[str]) -> None:
    """Refuse every other option but those that may stand beside this one."""
    for other, value in said.items():
        if value not in (None, False) and other not in (option, *beside):
            raise WrongCallError(wording.NEW_ALONE.format(option=f"--{option}", other=f"--{other}"))


def call_tally(content: Path, output: Path, as_of: date | None, period: Period, format: str) -> int:
    """The standings of one period."""
    from civic.desk.tally import tally

    return tally(content, period, as_of or today(), format)


def call_publish(
    content: Path,
    output: Path,
    strict: bool,
    allow_removal: bool,
    dry_run: bool,
    zip: Path | None,
    rollback: bool,
) -> int:
    """The site online, or in an archive; or the one that was online before."""
    from civic.desk.publishing.publish import publish, roll_back

    if rollback:
        if zip or strict or allow_removal:
            raise WrongCallError(wording.ROLLBACK_ALONE)
        return roll_back(dry_run=dry_run)
    if zip and any(zip.resolve().is_relative_to(place.resolve()) for place in (content, output)):
        raise WrongCallError(wording.ARCHIVE_INSIDE)
    return publish(
        content,
        output,
        today(),
        archive=zip,
        strict=strict,
        allow_removal=allow_removal,
        dry_run=dry_run,
    )


def call_takedown(content: Path, output: Path, item: str | None, reason: str | None) -> int:
    """An item withdrawn, or a post void."""
    from civic.desk.corrections.takedown import takedown

    if not item:
        raise WrongCallError(wording.TAKEDOWN_WHICH)
    if reason is None:
        raise WrongCallError(wording.NEEDED.format(option="--reason"))
    return takedown(content, item, reason, today())
