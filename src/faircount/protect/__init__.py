"""Small counts made safe to publish, and the disclosure audit that proves it."""
