-- data: the thing as JSON, as it was when it changed.
CREATE TABLE webhook_event (
    id uuid CONSTRAINT webhook_event_pk PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT webhook_event_seq_unique UNIQUE,
    app_id uuid NOT NULL,
    include text NOT NULL,
    action text NOT NULL,
    actor_id uuid NOT NULL,
    actor_email text NOT NULL,
    data text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX webhook_event_by_app ON webhook_event (app_id, seq);
CREATE INDEX webhook_event_by_age ON webhook_event (created_at);
