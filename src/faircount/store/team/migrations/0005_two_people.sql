-- An account is opened by whoever it is for, with a link that is used once; no administrator ever sees its password. Who made
-- or changed it last, and from when it may sign, stand with it: one person must not be two within a day.
ALTER TABLE accounts ADD COLUMN changed TEXT;
ALTER TABLE accounts ADD COLUMN changed_by TEXT;
ALTER TABLE accounts ADD COLUMN signs_from TEXT;
ALTER TABLE accounts ADD COLUMN confirmed_by TEXT;

CREATE TABLE invitations (
    secret_sha256 TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    until TEXT NOT NULL
);

-- How many events the audit trail had, and the hash of the last, as this program last saw it.
CREATE TABLE trail_heads (
    events INTEGER NOT NULL,
    head TEXT NOT NULL,
    noted TEXT NOT NULL
);
