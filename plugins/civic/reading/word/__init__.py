"""A Word or WPS file -> what a draft is made of. Bytes in, values out; nothing here touches the disk.

package     the parts of the file, as reading/foreign_files opens them, or why it is refused
styles      what the styles of a paragraph say of it;  numbering: the `一、` that Word writes by itself
nodes       what a text is made of: runs, paragraphs, pictures, tables, and what could not be read
document    the parts -> those nodes;  drawings: what is drawn or embedded in them
manuscript  the nodes -> title, day, authors, text;  bylines: lines that speak of these
frames      tables that are none;  captions: what pictures show
escaping    a line of text -> how it must be typed to be read as that text;  writing: the whole text so
convert     all of that in a row: bytes -> manuscript, pictures and text
"""
