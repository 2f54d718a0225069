"""孙吴县's civil-affairs site: the map of the rooms. Data walks one way, from the top of this list to its end.

core/             the facts and what follows from them, pure: model, amounts, addresses, periods, listings, the page index, Problems
  tally/          what counts once, what a month is worth, who stands where
  resolve/        what only several files can show: links, addresses, the one frozen Site
reading/          files on disk -> values and Problems: schema/ (what people write, as data) text/ markdown/ header/ registry/
                  privacy/ pictures/ foreign_files/ attachments/ word/, fixes/ (line edits of what people wrote), item.py, site.py
pages/            one visible ability a module: View -> Pages, and a register(); view.py, values.py, view_models.py; rendering.py
render/           values -> bytes: feeds, tables, sitemap, reports
desk/             what people do: build, check, tally; drafts/ corrections/ preview/ publishing/ setup/
wording/          the Chinese sentences that leave through Python, a module for each room that speaks
generator.py      the one Pelican generator: reads, gathers Pages, hands them to the engine
build_request.py build_result.py  what a build is asked, read from Pelican's settings once, and what it answers
build_session.py  what the content is read with: what was read before, helping processes; what `serve` keeps
clock.py paths.py the day in Shanghai; where the program keeps what it makes for itself
"""
