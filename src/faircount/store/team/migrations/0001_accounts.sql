-- Who may enter, who is in, and who tried. Times are text in UTC, 2026-11-25T22:14:21Z, which sort as they follow.
CREATE TABLE accounts (
    name TEXT PRIMARY KEY,
    shown TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'reviewer', 'publisher', 'administrator')),
    password TEXT NOT NULL,
    made TEXT NOT NULL,
    disabled TEXT
);

CREATE TABLE sessions (
    secret_sha256 TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    began TEXT NOT NULL,
    seen TEXT NOT NULL
);

CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE failed_sign_ins (
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE INDEX failed_sign_ins_by_time ON failed_sign_ins (at);
