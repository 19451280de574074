-- sealed_url: may hold credentials, hence encrypted (SecretBox) under the app's id.
CREATE TABLE log_drain (
    id uuid CONSTRAINT log_drain_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT log_drain_app REFERENCES app ON DELETE CASCADE,
    token text NOT NULL CONSTRAINT log_drain_token_unique UNIQUE,
    sealed_url bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX log_drain_by_app ON log_drain (app_id);
