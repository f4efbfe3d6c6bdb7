-- Where a person signed in from of late: guesses from anywhere else do not shut the door there.
CREATE TABLE known_places (
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (name, address)
);
