"""What the editions add to the public search: answers of their own, and synonyms that the kernredactie keeps."""
