-- The ledger: who used what, from when to when. Quota, usage, cost and invoices are computed from it. kind: dyno or addon;
-- plan: a dyno's size or an add-on's plan; pooled: takes of the owner's free hours; cents_per_month: the price that was
-- agreed on when the interval began. No references: it outlives apps and accounts.
CREATE TABLE usage_interval (
    id uuid CONSTRAINT usage_interval_pk PRIMARY KEY,
    kind text NOT NULL,
    resource_id uuid NOT NULL,
    resource_name text NOT NULL,
    app_id uuid NOT NULL,
    app_name text NOT NULL,
    owner_id uuid NOT NULL,
    plan text NOT NULL,
    pooled boolean NOT NULL,
    cents_per_month integer NOT NULL CONSTRAINT usage_interval_price CHECK (cents_per_month >= 0),
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT usage_interval_order CHECK (ended_at >= started_at)
);
CREATE UNIQUE INDEX usage_interval_open ON usage_interval (resource_id) WHERE ended_at IS NULL;
CREATE INDEX usage_interval_open_by_app ON usage_interval (app_id) WHERE ended_at IS NULL;
CREATE INDEX usage_interval_by_start ON usage_interval (started_at);
CREATE INDEX usage_interval_by_owner ON usage_interval (owner_id, ended_at);

-- What is written stays written: an interval is closed once, and is never changed or taken away.
CREATE FUNCTION usage_interval_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
        AND (NEW.id, NEW.kind, NEW.resource_id, NEW.app_id, NEW.owner_id, NEW.plan, NEW.pooled, NEW.cents_per_month,
            NEW.started_at) = (OLD.id, OLD.kind, OLD.resource_id, OLD.app_id, OLD.owner_id, OLD.plan, OLD.pooled,
            OLD.cents_per_month, OLD.started_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the ledger is only added to';
END $$;
CREATE TRIGGER usage_interval_keep BEFORE UPDATE OR DELETE ON usage_interval
    FOR EACH ROW EXECUTE FUNCTION usage_interval_keep();

-- When the platform was last seen alive, and by what clock: tells a clock that was changed from time that has passed.
-- steady_since: since when nobody has set the clock, as far as anybody knows.
CREATE TABLE heartbeat (
    one boolean CONSTRAINT heartbeat_pk PRIMARY KEY CONSTRAINT heartbeat_one CHECK (one),
    beat_at timestamptz NOT NULL,
    boot text NOT NULL,
    uptime_millis bigint NOT NULL,
    steady_since timestamptz NOT NULL
);
