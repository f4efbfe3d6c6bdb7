"""The steps of an outlook: a series without a gap or a break in, what the coming periods may bring out."""
