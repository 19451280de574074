-- Apps that have the monitoring add-on. No reference to the app: its add-on outlives it for a moment. hours, alerts: of the
-- plan.
CREATE TABLE monitored_app (
    addon_id uuid CONSTRAINT monitored_app_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    hours integer NOT NULL CONSTRAINT monitored_app_hours CHECK (hours > 0),
    alerts integer NOT NULL CONSTRAINT monitored_app_alerts CHECK (alerts >= 0),
    created_at timestamptz NOT NULL
);
CREATE INDEX monitored_app_by_app ON monitored_app (app_id);

-- What was measured of a process type in a slot of time. step: its minutes. source: the run of a platform process that has
-- measured it, so that writing it again changes nothing and what several have measured adds up; all zeros once slots were
-- rolled up. A moment is in slots of one step only. statuses: requests by the first digit of their status from 0 (none) to
-- 5. times: histogram of response times (Histogram). Each sum has the number of its values beside it. codes: how often
-- H-codes, R-codes and events of dynos happened.
CREATE TABLE metric_slot (
    addon_id uuid NOT NULL CONSTRAINT metric_slot_addon REFERENCES monitored_app ON DELETE CASCADE,
    start timestamptz NOT NULL,
    type text NOT NULL,
    step integer NOT NULL CONSTRAINT metric_slot_step CHECK (step IN (1, 10, 60)),
    source uuid NOT NULL,
    statuses bigint[] NOT NULL,
    bytes bigint NOT NULL,
    times bytea NOT NULL,
    slowest_micros bigint NOT NULL,
    connect_micros double precision NOT NULL,
    connects bigint NOT NULL,
    service_micros double precision NOT NULL,
    services bigint NOT NULL,
    memory_mb double precision NOT NULL,
    memories bigint NOT NULL,
    memory_most_mb double precision NOT NULL,
    quota_mb integer NOT NULL,
    load_sum double precision NOT NULL,
    loads bigint NOT NULL,
    load_most double precision NOT NULL,
    dynos_up double precision NOT NULL,
    dynos_wanted double precision NOT NULL,
    dyno_looks bigint NOT NULL,
    codes jsonb NOT NULL,
    CONSTRAINT metric_slot_pk PRIMARY KEY (addon_id, start, type, step, source)
);
CREATE INDEX metric_slot_by_step ON metric_slot (step, start) WHERE step < 60;
