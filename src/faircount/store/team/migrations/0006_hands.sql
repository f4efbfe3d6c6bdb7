-- In whose hands an account is: everybody who made or changed it, until it has settled. One row beside the account forgot the
-- first as soon as a second one touched it. None is taken away: a draft asks in whose hands the account was that prepared it.
CREATE TABLE account_holds (
    number {counted} PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    person TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);

CREATE INDEX account_holds_of_account ON account_holds (account);

INSERT INTO account_holds (account, person, since, until)
SELECT name, changed_by, changed, CASE WHEN password = '' THEN NULL ELSE signs_from END
FROM accounts WHERE changed_by IS NOT NULL;
