CREATE TABLE app_transfer (
    id uuid CONSTRAINT app_transfer_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT app_transfer_app REFERENCES app ON DELETE CASCADE,
    owner_id uuid NOT NULL CONSTRAINT app_transfer_owner REFERENCES account ON DELETE CASCADE,
    recipient_id uuid NOT NULL CONSTRAINT app_transfer_recipient REFERENCES account ON DELETE CASCADE,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX app_transfer_pending_unique ON app_transfer (app_id) WHERE state = 'PENDING';
CREATE INDEX app_transfer_by_owner ON app_transfer (owner_id);
CREATE INDEX app_transfer_by_recipient ON app_transfer (recipient_id);
