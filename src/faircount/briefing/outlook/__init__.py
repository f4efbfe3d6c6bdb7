"""An outlook in numbers, words and charts: a series without a gap or a break in, what the coming periods may bring out."""
