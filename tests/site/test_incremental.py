"""Incremental builds are right: after any edit the site is, byte by byte, what a clean build makes of the same state.

`EDITS` says how many edits are tried: 60, or 2,000 in the long run (`tasks.py test --long`). Each sequence draws from
all edits of edits.py without repeating one, and begins with a new site.
"""

import os
from random import Random

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.site.changing import Changing
from tests.site.edits import EDITS, fill

COUNT = int(os.environ.get("EDITS", "60"))
LENGTH = min(COUNT, 30)  # of a sequence


def live(folder, sequence):
    """Make edits, one after the other, and compare after each."""
    site = Changing(folder)
    fill(site)
    site.check()
    site.remember()
    for at, (name, number) in enumerate(sequence, 1):
        try:
            EDITS[name](site, Random(number))
            site.check()
        except BaseException as error:
            error.add_note(f"after the last of these edits: {sequence[:at]}")
            raise
        site.remember()


SEQUENCES = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 999)),
    min_size=LENGTH,
    max_size=LENGTH,
    unique_by=lambda edit: edit[0],
)


@settings(max_examples=max(1, COUNT // LENGTH), phases=[Phase.generate])
@given(sequence=SEQUENCES)
def test_after_any_edit_the_site_is_what_a_clean_build_makes_of_it(sequence, tmp_path_factory):
    assume(any(number for _, number in sequence))  # the first that hypothesis tries is the dullest
    live(tmp_path_factory.mktemp("site"), sequence)
