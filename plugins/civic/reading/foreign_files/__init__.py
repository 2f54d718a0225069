"""The one opener of files from outside: ZIP archives, and the documents of Word, Excel and PowerPoint that are such archives.

limits      how much is unpacked and read of a file, and the error that says why no more
archive     the files in an archive, none unpacked beyond the allowance
safe_xml    XML without a document type, as a stream or as a tree
parts       which part of a document belongs to which, and of what kind it is
file_type   what a file really is, by its bytes
"""
