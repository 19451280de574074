-- sealed_secret: encrypted by SecretBox; last_step: the 30 s step of the last code that was good (RFC 6238, 5.2).
CREATE TABLE two_factor (
    account_id uuid CONSTRAINT two_factor_pk PRIMARY KEY
        CONSTRAINT two_factor_account REFERENCES account ON DELETE CASCADE,
    sealed_secret bytea NOT NULL,
    last_step bigint NOT NULL,
    created_at timestamptz NOT NULL
);
-- code_hash: SHA-256 of account and code; a code itself is never stored.
CREATE TABLE recovery_code (
    id uuid CONSTRAINT recovery_code_pk PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT recovery_code_account REFERENCES account ON DELETE CASCADE,
    code_hash text NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_code_hash_unique UNIQUE (account_id, code_hash)
);
