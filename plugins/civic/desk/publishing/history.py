"""What the history of the content knows: posts that name a day long before anybody had put them there.

The content of many clerks lies in a Git repository. Where it does, a post whose `date` or `reported` lies more than 31
days before the commit that brought it is pointed out. Posts of the first commit that holds content are not asked, since
that brought what was there before; nor is a shallow clone, which does not know what came when. Where there is no
repository, or no git, there is nothing to be told; nor of a demo, whose days are made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import msgspec

from civic.core.model import Site
from civic.core.periods import SHANGHAI
from civic.core.problems import Problem, problem
from civic.desk.publishing.git import GitError, git
from engine.checked_json import read_checked_json, write_checked_json

DAYS = 31

_COMMIT = "\x01"  # begins what git prints of a commit


class HistoryCache(msgspec.Struct):
    """What was found out once: it holds for this commit and this folder for ever."""

    commit: str
    folder: str  # of the content
    first: dict[str, date]  # path below the content folder -> day of its first commit


def early_posts(site: Site, content: Path, cache: Path) -> tuple[Problem, ...]:
    """A warning for each post that names a day long before its first commit; `cache` is a folder for what was found."""
    first = {} if site.registry.site.demo else _first_days(content, cache)
    found = []
    for post in site.posts:
        came = first.get(post.path)
        if came is None or post.is_draft:
            continue
        for field, day in (("date", post.day), ("reported", post.reported)):
            if day is not None and (came - day).days > DAYS:
                facts = {"day": day.isoformat(), "came": came.isoformat(), "days": (came - day).days}
                found.append(problem("day-before-history", post.path, None, field, case=field, **facts))
                break
    return tuple(found)


def _first_days(content: Path, cache: Path) -> Mapping[str, date]:
    folder = content.resolve()
    try:
        head = git("rev-parse", "--verify", "--quiet", "HEAD", folder=folder).strip()
        kept = cache / "history.json"
        known = read_checked_json(kept, HistoryCache)
        if known is None or (known.commit, known.folder) != (head, str(folder)):
            if git("rev-parse", "--is-shallow-repository", folder=folder).strip() != "false":
                return {}
            known = HistoryCache(head, str(folder), dict(_read_history(folder)))
            write_checked_json(kept, known)
    except (GitError, OSError):
        return {}
    return known.first


def _read_history(folder: Path) -> Iterator[tuple[str, date]]:
    """Every path that ever was, with the day of its first commit, without those of the very first; a file that was moved has
    the day of its old name."""
    words = (
        "log",
        "--reverse",
        "--topo-order",
        "--no-merges",
        "-M",
        "--diff-filter=AR",
        "--name-status",
        "-z",
    )
    told = git(*words, "--relative", f"--format={_COMMIT}%at", "--", ".", folder=folder)
    first: dict[str, date] = {}
    beginning: set[str] = set()
    day, commits = date.min, 0
    tokens = (token.lstrip("\n") for token in told.split("\0"))
    for token in tokens:
        if token.startswith(_COMMIT):
            day = datetime.fromtimestamp(int(token[1:]), SHANGHAI).date()
            commits += 1
        elif token == "A":
            path = next(tokens)
            first.setdefault(path, day)
            if commits == 1:
                beginning.add(path)
        elif token.startswith("R"):
            old, new = next(tokens), next(tokens)
            first.setdefault(new, first.get(old, day))
            if old in beginning:
                beginning.add(new)
    # A name in another encoding than UTF-8 is no post's, and could not be kept.
    return ((path, came) for path, came in first.items() if path not in beginning and _is_text(path))


def _is_text(path: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in path)
