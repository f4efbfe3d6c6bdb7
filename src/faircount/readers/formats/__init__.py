"""One file format a file: a document in, sheets and prose in reading order out."""
