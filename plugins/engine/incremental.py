"""Parts -> files: what is as it was is kept, everything else is rendered, over the cores.

    made = make_site(parts, config, tree, workers)
    tree.publish()

For every file stands on record what it was made of: the digest of its page's values, and the fingerprint of its template
(the template with all that it uses, the constants, the program). Where both are the same and the file is still there, it
is neither rendered nor written. For every portion the digest of its facts is on record: where they are the same, its pages
are not even made. The record only says "these make those bytes", so it is right for any state of the two trees.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from engine.build_record import (
    BuildRecord,
    Explanation,
    FileRecord,
    PortionRecord,
    SiteOutput,
    TemplateFingerprint,
)
from engine.checked_json import read_checked_json, write_checked_json
from engine.output_tree import OutputTree
from engine.page import Copy, Page, Portion, SitePart, file_of, to_json
from engine.render import Batch, RendererSpec, render_batch
from engine.work import Workers, batched


class AddressTakenError(Exception):
    """Two pages or copies have one address: a slip of the program that made them."""


@dataclass(frozen=True)
class BuildConfig:
    """Everything beside the parts that decides about a file's bytes.

    `program` is the digest of code and libraries. `texts` gives the texts of some digests.
    """

    renderer_spec: RendererSpec
    program: str
    texts: Callable[[Collection[str]], Mapping[str, str]]


class _RenderTask(NamedTuple):
    file: str
    page: Page
    values: bytes


def make_site(
    parts: Iterable[SitePart],
    config: BuildConfig,
    tree: OutputTree,
    workers: Workers,
    *,
    asked: str = "",
    record: BuildRecord | None = None,
) -> SiteOutput:
    """Bring `tree` to the files of the parts; nothing is published yet.

    `asked` is a file to be explained, `record` that of a build before in this process (else the one beside the tree is
    read). Raises AddressTakenError, and whatever a template raises.
    """
    known = record or read_checked_json(tree.pages, BuildRecord) or BuildRecord()
    return _IncrementalBuild(config, tree, asked, known).run(parts, workers)


class _IncrementalBuild:
    def __init__(self, config: BuildConfig, tree: OutputTree, asked: str, old: BuildRecord) -> None:
        self.config, self.tree, self.asked, self.old = config, tree, asked, old
        self.made = SiteOutput()
        self.new = self.made.record
        self._same_fingerprint: dict[str, bool] = {}
        self._facts_now: dict[str, str] = {}  # of the portion that is being made

    def run(self, parts: Iterable[SitePart], workers: Workers) -> SiteOutput:
        waiting: deque[list[_RenderTask]] = deque()

        def batches() -> Iterator[Batch]:
            for tasks in batched(self._tasks(parts)):
                waiting.append(tasks)
                texts = self.config.texts({digest for task in tasks for digest in task.page.texts})
                yield [(task.page.template, task.values) for task in tasks], dict(texts)

        spec = self.config.renderer_spec.with_code(self.tree.code, self.config.program)
        for rendered in workers.map(render_batch, batches(), spec.as_bytes):
            for task, data in zip(waiting.popleft(), rendered, strict=True):
                self._write_rendered(task, data)
        self.made.files = len(self.new.rows)
        if self.new != self.old:
            write_checked_json(self.tree.pages, self.new)
        return self.made

    # --- what is to be done -------------------------------------------------------------------------

    def _tasks(self, parts: Iterable[SitePart]) -> Iterator[_RenderTask]:
        """The pages to be rendered; everything else is kept or copied on the way."""
        for part in parts:
            if not isinstance(part, Portion):
                yield from self._page_tasks(part)
                continue
            facts = self._fact_digests(part)
            known = self.old.portions.get(part.name)
            if known is not None and known.facts == facts and self._is_up_to_date(known):
                for file in known.files:
                    self._keep(file, self.old.rows[file])
                files = known.files
            else:
                files, self._facts_now = [], facts
                for page in part.generate():
                    files.append(file_of(page.address))
                    yield from self._page_tasks(page, part.name)
            self.new.portions[part.name] = PortionRecord(facts, files)

    def _fact_digests(self, part: Portion) -> dict[str, str]:
        facts = {name: one.digest.hex() for name, one in part.facts.items()}
        return {"": f"{part.make.__module__}.{part.make.__qualname__} {self.config.program}", **facts}

    def _is_up_to_date(self, known: PortionRecord) -> bool:
        rows, has = self.old.rows, self.tree.has
        if self.asked in known.files:  # to be explained it must be made
            return False
        for file in known.files:
            row = rows.get(file)
            if row is None or (row.template and not self._has_same_fingerprint(row.template)):
                return False
            if not has(file, row.digest):
                return False
        return True

    def _page_tasks(self, page: Page | Copy, portion: str = "") -> Iterator[_RenderTask]:
        file = file_of(page.address)
        if file in self.new.rows:
            raise AddressTakenError(page.address)
        if isinstance(page, Copy):
            self._copy(file, page)
            return
        values = to_json(page.values)
        digest = hashlib.sha256(values).hexdigest()
        is_same_template = self._has_same_fingerprint(page.template)
        old = self.old.rows.get(file)
        if file == self.asked:
            self.made.why = self._explain(file, page, digest, portion)
        if (
            old is not None
            and (old.template, old.values) == (page.template, digest)
            and is_same_template
            and self.tree.has(file, old.digest)
        ):
            self._keep(file, old)
            return
        self.new.rows[file] = FileRecord(page.template, digest, "")
        yield _RenderTask(file, page, values)

    def _has_same_fingerprint(self, template: str) -> bool:
        known = self._same_fingerprint.get(template)
        if known is None:
            spec = self.config.renderer_spec
            now = TemplateFingerprint(
                self.config.program, spec.digest_of_constants, spec.digest_of_template(template)
            )
            self.new.fingerprints[template] = now
            known = self._same_fingerprint[template] = self.old.fingerprints.get(template) == now
        return known

    # --- what is done -------------------------------------------------------------------------------

    def _keep(self, file: str, row: FileRecord) -> None:
        if file in self.new.rows:
            raise AddressTakenError(file)
        self.new.rows[file] = row
        self.tree.keep(file, row.digest)

    def _copy(self, file: str, copy: Copy) -> None:
        is_new = not self.tree.has(file, copy.digest)
        if file == self.asked:
            was_there, sources = file in self.old.rows, (Path(copy.source).as_posix(),)
            self.made.why = Explanation(file, sources=sources, was_there=was_there, written=is_new)
        self.made.written += is_new
        self.tree.copy(file, Path(copy.source), copy.digest)
        self.new.rows[file] = FileRecord("", copy.digest, copy.digest)

    def _write_rendered(self, task: _RenderTask, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest()
        is_new = not self.tree.has(task.file, digest)
        self.tree.write(task.file, data, digest)
        self.new.rows[task.file] = FileRecord(task.page.template, self.new.rows[task.file].values, digest)
        self.made.rendered += 1
        self.made.written += is_new
        if self.made.why is not None and task.file == self.asked:
            self.made.why.rendered, self.made.why.written = True, is_new

    def _explain(self, file: str, page: Page, values: str, portion: str) -> Explanation:
        old, now = self.old.rows.get(file), self.new.fingerprints[page.template]
        before = self.old.fingerprints.get(page.template)
        changed = []
        if old is not None and before is not None and old.template == page.template:
            pairs = {
                "values": (old.values, values),
                "template": (before.template, now.template),
                "constants": (before.constants, now.constants),
                "program": (before.program, now.program),
            }
            changed = [name for name, (one, other) in pairs.items() if one != other]
            if not self.tree.has(file, old.digest):
                changed.append("file")
        known = self.old.portions.get(portion)
        facts = {
            name: known is None or known.facts.get(name) != digest
            for name, digest in self._facts_now.items()
            if portion and name
        }
        return Explanation(file, page.template, portion, facts, page.sources, old is not None, tuple(changed))
