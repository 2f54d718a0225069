"""The pages branch of a Git remote: what is online there, and how another site takes its place.

    branch = Branch(ROOT, PublishSettings("origin", "gh-pages", ""))
    branch.inspect()                   # fetches; branch.online is the list of what is there, None: nothing is
    branch.put(output, message, name, mailbox)

Of the clerk's repository only what nobody looks at is touched: objects, and the refs below refs/civic. Its index,
files and branches stay as they are. What is pushed is built upon what was fetched and never forced, so whoever was
quicker is not overwritten: the host refuses it, and that is told.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civic.core.addresses import ITEMS
from civic.core.manifest import SiteManifest
from civic.desk.publishing.git import NETWORK_TIMEOUT, GitError, git, run
from civic.desk.terminal.errors import CommandRefusedError
from civic.render.manifest import parse_items_json
from civic.wording import publishing as wording
from civic.wording.desk import UNDONE
from engine.page import file_of

_ONLINE = "refs/civic/online"  # what was last seen there
_PUBLISHED = "refs/civic/published"  # what was last published from here
_PUBLISHED_BEFORE = "refs/civic/published-before"  # and before that: a rollback may have brought it back
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PASSWORD = re.compile(r"(?<=//)[^/@\s]*@")  # in the address of a remote
_PROJECT = "pelicanconf.py"  # a branch that holds it is the project's own: nothing may take its place
_IMPORT_BRANCH = "civic-publishing"  # the branch on which ghp-import works, for as long as it does


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """publishconf.py: where the site goes. `cname` "": the CNAME that is there stays."""

    remote: str
    branch: str
    cname: str


@dataclass(frozen=True, slots=True)
class PublishedState:
    """A site that was online once."""

    tree: str  # with the domain of the site that is online now
    day: str  # of the site, in ISO form, as the commit's message says
    online: SiteManifest


class Branch:
    """`online`, `foreign` (something else lies there than a site of ours) and `known` are there after inspect()."""

    def __init__(self, folder: Path, publishing: PublishSettings) -> None:
        self._folder, self._to = folder, publishing
        self.online: SiteManifest | None = None
        self.foreign = False
        self.known: frozenset[str] = frozenset()  # ids of what was published from here
        self._tip = ""  # the commit that is online
        self.name = wording.BRANCH.format(remote=publishing.remote, branch=publishing.branch)
        self.name = _PASSWORD.sub("", self.name)

    # --- looking ------------------------------------------------------------------------------------

    def inspect(self) -> None:
        """Fetch what is online. Raises GitError, and CommandRefusedError for a branch that can only be meant by mistake."""
        self._need_remote()
        self._tip = self._fetch()
        self.online = self._list_of(self._tip)
        self.foreign = bool(self._tip) and self.online is None and self._holds_files(self._tip)
        if self.foreign and self._file(self._tip, _PROJECT):
            raise CommandRefusedError(wording.SOURCE_PLACE.format(place=self.name, undone=UNDONE["publish"]))
        ours = [self._list_of(self._commit_of(name)) for name in (_PUBLISHED, _PUBLISHED_BEFORE)]
        self.known = frozenset(entry.id for listed in ours if listed for entry in listed.items)

    def _need_remote(self) -> None:
        self._git("rev-parse", "--git-dir")
        if not self._to.remote or not self._to.branch or self._to.branch.startswith("-"):
            raise CommandRefusedError(wording.NO_REMOTE_NAMED.format(undone=UNDONE["publish"]))
        is_name = not set(self._to.remote) & set("/\\:")
        if is_name and self._to.remote not in self._git("remote").split():
            undone = UNDONE["publish"]
            raise CommandRefusedError(wording.NO_SUCH_REMOTE.format(name=self._to.remote, undone=undone))

    def _fetch(self) -> str:
        wanted = f"+refs/heads/{self._to.branch}:{_ONLINE}"
        try:
            self._git_over_network("fetch", "--quiet", "--no-tags", self._to.remote, wanted)
        except GitError as error:
            if error.reason != "nothing-there":
                raise
            self._git("update-ref", "-d", _ONLINE)
            return ""
        return self._commit_of(_ONLINE)

    def _commit_of(self, name: str) -> str:
        """The commit of a ref, or "" if there is none."""
        return self._git("for-each-ref", "--format=%(objectname)", name).strip()

    def _list_of(self, commit: str) -> SiteManifest | None:
        told = self._file(commit, file_of(ITEMS)) if commit else ""
        return parse_items_json(told.encode("utf-8", "surrogateescape"))

    def _file(self, commit: str, path: str) -> str:
        """A file of a published site; "" if it has none of this name."""
        there = self._git("ls-tree", "--full-tree", commit, "--", path)
        return self._git("cat-file", "blob", f"{commit}:{path}") if there else ""

    def _holds_files(self, commit: str) -> bool:
        return bool(self._git("ls-tree", "--full-tree", "--name-only", commit).strip())

    # --- publishing ---------------------------------------------------------------------------------

    def put(self, output: Path, message: str, name: str, mailbox: str) -> bool:
        """Publish the folder `output`; False if just this is online already. Raises GitError: nothing has changed then."""
        commit = self._import_folder(output, message, name, mailbox)
        if self._tip and self._tree_of(commit) == self._tree_of(self._tip):
            self._record_published(self._tip)
            return False
        self._push(commit)
        self._record_published(commit)
        return True

    def _record_published(self, commit: str) -> None:
        """Note what was published from here; where that cannot be, it is published all the same."""
        last = self._commit_of(_PUBLISHED)
        with contextlib.suppress(GitError):
            if last and last != commit:
                self._git("update-ref", _PUBLISHED_BEFORE, last)
            self._git("update-ref", _PUBLISHED, commit)

    def previous_state(self) -> PublishedState:
        """What was online before. Raises CommandRefusedError if nothing of ours was."""
        words = ("log", "--first-parent", "--skip=1", "--format=%H")
        for commit in self._git(*words, self._tip).split() if self._tip else ():
            tree = self._with_domain(commit)
            if tree == self._tree_of(
                self._tip
            ):  # since then only the domain was changed, by the host perhaps
                continue
            listed = self._list_of(commit)
            if listed is None:
                break
            message, _, day = self._git("log", "-1", "--format=%s%x00%cs", commit).strip().partition("\0")
            told = _DAY.search(message)
            return PublishedState(tree, told.group() if told else day, listed)
        raise CommandRefusedError(wording.NOTHING_BEFORE.format(branch=self.name))

    def _with_domain(self, commit: str) -> str:
        """The tree of a commit with the CNAME that is online now, or without any if there is none now."""
        then, now = (
            self._git("ls-tree", "-z", "--full-tree", one).split("\0")[:-1] for one in (commit, self._tip)
        )
        entries = [one for one in then if not _is_domain(one)] + [one for one in now if _is_domain(one)]
        return git("mktree", "-z", folder=self._folder, fed="".join(f"{one}\0" for one in entries)).strip()

    def put_back(self, state: PublishedState, message: str) -> None:
        """Publish a state anew, as a commit behind the one that is online, in the name that signed that one."""
        who = self._git("log", "-1", "--format=%an%x00%ae", self._tip).rstrip("\n").partition("\0")
        signed = {"GIT_AUTHOR_NAME": who[0], "GIT_AUTHOR_EMAIL": who[2]}
        signed |= {"GIT_COMMITTER_NAME": who[0], "GIT_COMMITTER_EMAIL": who[2]}
        words = ("commit-tree", state.tree, "-p", self._tip, "-m", message)
        self._push(git(*words, folder=self._folder, more=signed).strip())

    def _import_folder(self, output: Path, message: str, name: str, mailbox: str) -> str:
        """A commit of the folder behind what is online, made by ghp-import; nothing but itself knows of it."""
        cname = self._to.cname or (self._file(self._tip, "CNAME").strip() if self._tip else "")
        words = ["--no-jekyll", *(["--cname", cname] if cname else [])]
        words += [
            "--message",
            message,
            "--branch",
            _IMPORT_BRANCH,
            "--remote",
            self._to.remote,
            str(output.resolve()),
        ]
        signed = {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": mailbox, "PYTHONUTF8": "1"}
        branch = f"refs/heads/{_IMPORT_BRANCH}"
        with self._tidy():
            self._git("update-ref", *([branch, self._tip] if self._tip else ["-d", branch]))
            try:
                run([sys.executable, "-m", "ghp_import", *words], self._folder, NETWORK_TIMEOUT, signed)
                commit = self._commit_of(branch)
            finally:
                self._git("update-ref", "-d", branch)
        if not commit or commit == self._tip:
            raise GitError("other")
        return commit

    def _push(self, commit: str) -> None:
        target = f"{commit}:refs/heads/{self._to.branch}"
        try:
            self._git_over_network("push", "--quiet", self._to.remote, target)
        except GitError as error:
            if error.reason != "no-network" or not self._has_arrived(commit):
                raise
        with contextlib.suppress(GitError):  # it is online, whether that can be noted here or not
            self._git("update-ref", _ONLINE, commit)

    def _has_arrived(self, commit: str) -> bool:
        """Whether a push did its work, and only the answer was lost."""
        with contextlib.suppress(GitError):
            return self._fetch() == commit
        return False

    @contextlib.contextmanager
    def _tidy(self) -> Iterator[None]:
        """What git leaves of an import that fails (on a full disk, say) is taken away."""
        folder = Path(self._folder, self._git("rev-parse", "--git-common-dir").strip())
        places = ((folder, "fast_import_crash_*"), (folder / "objects" / "pack", "tmp_*"))
        before = {path for place, names in places for path in place.glob(names)}
        try:
            yield
        except BaseException:
            for path in {path for place, names in places for path in place.glob(names)} - before:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise

    # --- git ----------------------------------------------------------------------------------------

    def _tree_of(self, commit: str) -> str:
        return self._git("rev-parse", f"{commit}^{{tree}}").strip()

    def _git(self, *words: str) -> str:
        return git(*words, folder=self._folder)

    def _git_over_network(self, *words: str) -> None:
        """A command that stops if nothing comes for a minute."""
        slow = ("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=60")
        git(*slow, *words, folder=self._folder, timeout=NETWORK_TIMEOUT, more=self._ssh())

    def _ssh(self) -> dict[str, str]:
        """How ssh is called, where the repository has its own way: ours, which asks nothing, must not hide it."""
        own = self._git("config", "--default", "", "--get", "core.sshCommand").strip()
        return {"GIT_SSH_COMMAND": own} if own else {}


def _is_domain(entry: str) -> bool:
    return entry.endswith("\tCNAME")
