"""The build engine: takes Pages and makes a site of them, for any Pelican site that hands it Pages.

page.py    Page, Copy, Text: what a site consists of
draw.py    Drawing: a Page -> bytes
write.py   all Pages -> a folder
tree.py    Tree: the folder takes the old site's place in one step, or not at all
host.py    the same inside Pelican
"""
