-- What the audit trail has yet to be told, put here in the transaction of the act itself, and taken out once the trail has it.
CREATE TABLE outbox (
    number {counted} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL
);
