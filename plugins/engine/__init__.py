"""The build engine: takes Pages and makes a site of them, for any Pelican site that hands it Pages (docs/engine.md).

page.py          Page, Copy, Portion, Fact: what a site consists of
hooks.py         how page modules offer them
incremental.py   Parts -> files: only what has changed is made, rendered and written
render.py        a template and values -> bytes; RendererSpec: the same as plain values, for any process
fast_jinja.py    Jinja for plain values
write.py         every page into a folder, where output plugins want to see each file
work.py          Workers: batches over the cores, or over any Executor
store.py         Store: what was made before, by the digest of all that it was made from
build_record.py  what is known of the files of a site, and what a build did
checked_json.py  small JSON files that are never believed when damaged
inputs.py        the digests of everything that lies in some folders
fingerprint.py   what program this is
output_tree.py   two trees of one site, of which one is seen, and the step that exchanges them
host.py          the same inside Pelican
"""
