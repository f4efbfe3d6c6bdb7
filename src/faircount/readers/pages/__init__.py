"""Pages as they are drawn, in a PDF or a picture: letters and rules, lines, tables."""
