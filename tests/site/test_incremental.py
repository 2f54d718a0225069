"""Incremental builds are right: after any edit the site is, byte by byte, what a clean build makes of the same state.

`EDITS` says how many edits are tried: 60, or 2,000 in the long run (`tasks.py test --long`). A sequence makes some of
the edits of edits.py, each once, and begins with a new site. The same is asked of the builder of `serve`, which stays
from edit to edit.
"""

import os
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.site.changing import Changing
from tests.site.edits import EDITS, fill

COUNT = int(os.environ.get("EDITS", "60"))
LENGTH = min(COUNT, 60)  # of a sequence


def live(folder, sequence, seed):
    """Make edits, one after the other, and compare after each."""
    site = Changing(folder)
    fill(site)
    try:
        site.check()
        site.remember()
        for at, name in enumerate(sequence, 1):
            try:
                EDITS[name](site, Random(seed + at))
                site.check()
            except BaseException as error:
                error.add_note(f"after the last of these edits, with seed {seed}: {' '.join(sequence[:at])}")
                raise
            site.remember()
    finally:
        site.preview.end()


MIXED = Random(0).sample(sorted(EDITS), len(EDITS))  # the first sequence that is tried is this one


@settings(max_examples=max(1, COUNT // LENGTH), phases=[Phase.generate])
@given(order=st.permutations(MIXED), seed=st.integers(0, 10**6))
def test_after_any_edit_the_site_is_what_a_clean_build_makes_of_it(order, seed, tmp_path_factory):
    live(tmp_path_factory.mktemp("site"), order[:LENGTH], seed)
