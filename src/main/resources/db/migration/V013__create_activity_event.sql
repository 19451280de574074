-- No references: what was done is remembered after app, account and token are gone.
CREATE TABLE activity_event (
    id uuid CONSTRAINT activity_event_pk PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT activity_event_seq_unique UNIQUE,
    app_id uuid,
    app_name text,
    account_id uuid NOT NULL,
    email text NOT NULL,
    kind text NOT NULL,
    action text NOT NULL,
    description text NOT NULL,
    via text NOT NULL,
    address text,
    authorization_id uuid,
    client text,
    created_at timestamptz NOT NULL
);
CREATE INDEX activity_event_by_app ON activity_event (app_id, seq);
CREATE INDEX activity_event_by_account ON activity_event (account_id, seq);
