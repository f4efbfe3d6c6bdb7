"""Small counts made safe to publish, and the attack that proves it."""
