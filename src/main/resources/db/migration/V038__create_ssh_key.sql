-- fingerprint: MD5 as the API shows it; blob_hash: SHA-256 of the key, which tells keys apart over the whole platform.
CREATE TABLE ssh_key (
    id uuid CONSTRAINT ssh_key_pk PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT ssh_key_account REFERENCES account ON DELETE CASCADE,
    public_key text NOT NULL,
    comment text NOT NULL,
    fingerprint text NOT NULL,
    blob_hash text NOT NULL CONSTRAINT ssh_key_unique UNIQUE,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX ssh_key_by_account ON ssh_key (account_id);
