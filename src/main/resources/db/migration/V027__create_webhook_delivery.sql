-- next_attempt_at: absent once a delivery has succeeded or failed.
-- The reference to the event is checked at commit: both rows are written in one transaction, in either order.
CREATE TABLE webhook_delivery (
    id uuid CONSTRAINT webhook_delivery_pk PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT webhook_delivery_seq_unique UNIQUE,
    app_id uuid NOT NULL,
    webhook_id uuid NOT NULL CONSTRAINT webhook_delivery_webhook REFERENCES app_webhook ON DELETE CASCADE,
    event_id uuid NOT NULL CONSTRAINT webhook_delivery_event REFERENCES webhook_event ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED,
    include text NOT NULL,
    level text NOT NULL,
    status text NOT NULL,
    num_attempts integer NOT NULL,
    next_attempt_at timestamptz,
    attempt_id uuid,
    attempt_code integer,
    attempt_error_class text,
    attempt_status text,
    attempt_created_at timestamptz,
    attempt_updated_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX webhook_delivery_by_app ON webhook_delivery (app_id, seq);
CREATE INDEX webhook_delivery_by_event ON webhook_delivery (event_id);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id);
CREATE INDEX webhook_delivery_open ON webhook_delivery (webhook_id, seq)
    WHERE next_attempt_at IS NOT NULL;
