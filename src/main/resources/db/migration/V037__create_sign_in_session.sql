CREATE TABLE sign_in_session (
    id uuid CONSTRAINT sign_in_session_pk PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT sign_in_session_account REFERENCES account ON DELETE CASCADE,
    address text,
    client text,
    created_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL
);
CREATE INDEX sign_in_session_by_account ON sign_in_session (account_id);
CREATE INDEX sign_in_session_by_use ON sign_in_session (used_at);
