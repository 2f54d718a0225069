"""孙吴县's civil-affairs site: the map of the rooms.

core/       the facts and what follows from them: model, addresses, periods, streams, tally (pure)
reading/    files on disk -> parts of the model and Problems
render/     values -> bytes: feeds, tables
desk/       what people do: build, check, new, serve, tally
wording.py  every Chinese sentence that leaves through Python
workshop.py what the content is read with: what was read before, helping processes
*.py        one Pelican plugin per visible ability: a function View -> Pages; generator.py gathers them
"""
