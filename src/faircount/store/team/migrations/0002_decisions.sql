-- What people decided. A turn is the place of a decision among those that took effect on one doubt: two people who saw
-- the same turns cannot both take the next one. A decision that came second has no turn: it is kept, and has no effect.
CREATE TABLE decisions (
    number {counted} PRIMARY KEY,
    turn INTEGER,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    source_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    locator TEXT NOT NULL,
    question TEXT NOT NULL,
    decision TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (sha256, locator, question, turn)
);
