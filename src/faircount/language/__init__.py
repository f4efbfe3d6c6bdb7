"""Words to typed coordinates: what labels, headings and sentences say, and what of them was not understood."""
