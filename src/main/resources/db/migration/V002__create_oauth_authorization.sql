-- token_hash: SHA-256 of the token, which itself is never stored.
CREATE TABLE oauth_authorization (
    id uuid CONSTRAINT oauth_authorization_pk PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT oauth_authorization_account REFERENCES account ON DELETE CASCADE,
    description text NOT NULL,
    token_hash text NOT NULL CONSTRAINT oauth_authorization_token_unique UNIQUE,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX oauth_authorization_by_account ON oauth_authorization (account_id);
