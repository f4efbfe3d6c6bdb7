"""What words and numbers of an answer say, one part of a meaning a file: periods, ages, offences, areas, counts, questions."""
