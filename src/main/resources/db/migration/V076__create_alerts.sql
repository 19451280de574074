-- What people want to be alerted of. threshold: in the measure's unit. period, reminder: minutes. collaborators: ids of
-- accounts, parted by commas. alerting: as was told; since: since when. told_at: when something was told last. post_error:
-- why the last thing to be posted was given up.
CREATE TABLE metric_alert (
    id uuid CONSTRAINT metric_alert_pk PRIMARY KEY,
    addon_id uuid NOT NULL CONSTRAINT metric_alert_addon REFERENCES monitored_app ON DELETE CASCADE,
    type text NOT NULL,
    measure text NOT NULL,
    threshold double precision NOT NULL,
    period integer NOT NULL CONSTRAINT metric_alert_period CHECK (period IN (1, 5, 10)),
    reminder integer NOT NULL CONSTRAINT metric_alert_reminder CHECK (reminder IN (5, 60, 1440)),
    active boolean NOT NULL,
    to_owner boolean NOT NULL,
    collaborators text NOT NULL,
    url text,
    sealed_secret bytea NOT NULL,
    alerting boolean NOT NULL,
    since timestamptz NOT NULL,
    told_at timestamptz NOT NULL,
    post_error text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX metric_alert_by_addon ON metric_alert (addon_id);

-- News of alerts on their way to webhooks.
CREATE TABLE alert_post (
    id uuid CONSTRAINT alert_post_pk PRIMARY KEY,
    alert_id uuid NOT NULL CONSTRAINT alert_post_alert REFERENCES metric_alert ON DELETE CASCADE,
    body text NOT NULL,
    attempts integer NOT NULL CONSTRAINT alert_post_attempts CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX alert_post_by_next_attempt ON alert_post (next_attempt_at);
CREATE INDEX alert_post_by_alert ON alert_post (alert_id);
