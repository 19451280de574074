-- include: entities such as api:release, parted by commas. No reference to the app, whose destruction is told as well:
-- a webhook without an app goes when its last delivery has ended.
CREATE TABLE app_webhook (
    id uuid CONSTRAINT app_webhook_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    url text NOT NULL,
    include text NOT NULL,
    level text NOT NULL,
    sealed_secret bytea NOT NULL,
    sealed_authorization bytea,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX app_webhook_by_app ON app_webhook (app_id);
