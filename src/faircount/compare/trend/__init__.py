"""A series of counts over time: its trend, a step at a declared date, and a warning where none was declared."""
