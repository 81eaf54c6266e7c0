"""Read a printed handbook: read.py (file to lines), parse.py (lines to pages, pure), write.py."""
