-- permissions: words of Permission parted by commas.
CREATE TABLE collaborator (
    id uuid CONSTRAINT collaborator_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT collaborator_app REFERENCES app ON DELETE CASCADE,
    account_id uuid NOT NULL CONSTRAINT collaborator_account REFERENCES account ON DELETE CASCADE,
    permissions text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT collaborator_unique UNIQUE (app_id, account_id)
);
CREATE INDEX collaborator_by_account ON collaborator (account_id);
