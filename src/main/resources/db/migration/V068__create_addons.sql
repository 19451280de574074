-- The marketplace. prefix: of the config vars that a service gives. first_name, further_name: what its first attachment to
-- an app is called, and how the names of further ones begin. sealed_manifest: of a registered service, with its secrets;
-- our own services have none. provider_id: who registered it.
CREATE TABLE addon_service (
    id uuid CONSTRAINT addon_service_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT addon_service_name UNIQUE,
    human_name text NOT NULL,
    summary text NOT NULL,
    category text NOT NULL,
    state text NOT NULL,
    prefix text NOT NULL,
    first_name text NOT NULL,
    further_name text NOT NULL,
    multiple boolean NOT NULL,
    shareable boolean NOT NULL,
    provider_id uuid CONSTRAINT addon_service_provider REFERENCES account,
    sealed_manifest bytea,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- name: with its service's, such as heroku-redis:mini. limits: JSON of what our own services keep to.
CREATE TABLE addon_plan (
    id uuid CONSTRAINT addon_plan_pk PRIMARY KEY,
    service_id uuid NOT NULL CONSTRAINT addon_plan_service REFERENCES addon_service ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT addon_plan_name UNIQUE,
    human_name text NOT NULL,
    description text NOT NULL,
    cents_per_month integer NOT NULL CONSTRAINT addon_plan_price CHECK (cents_per_month >= 0),
    position integer NOT NULL,
    state text NOT NULL,
    limits text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX addon_plan_by_service ON addon_plan (service_id);

-- What an app has of a service. No reference to the app: a provider is told that it is over when the app is gone already.
-- work: what the provider has yet to be asked for; wanted_plan_id: the plan that it is to change to. work_since: since when.
-- sealed_config: JSON of the config vars by namespace ("" for none). options: JSON of what its maker asked for.
CREATE TABLE addon (
    id uuid CONSTRAINT addon_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    plan_id uuid NOT NULL CONSTRAINT addon_plan REFERENCES addon_plan,
    user_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT addon_name UNIQUE,
    state text NOT NULL,
    provider_id text,
    message text,
    options text NOT NULL,
    sealed_config bytea,
    work text,
    wanted_plan_id uuid CONSTRAINT addon_wanted_plan REFERENCES addon_plan,
    work_since timestamptz NOT NULL,
    attempts integer NOT NULL CONSTRAINT addon_attempts CHECK (attempts >= 0),
    next_attempt_at timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX addon_by_app ON addon (app_id);
CREATE INDEX addon_by_plan ON addon (plan_id);
CREATE INDEX addon_by_next_attempt ON addon (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- By which names an app has an add-on. namespace: such as credential:analyst.
CREATE TABLE addon_attachment (
    id uuid CONSTRAINT addon_attachment_pk PRIMARY KEY,
    addon_id uuid NOT NULL CONSTRAINT addon_attachment_addon REFERENCES addon ON DELETE CASCADE,
    app_id uuid NOT NULL CONSTRAINT addon_attachment_app REFERENCES app ON DELETE CASCADE,
    name text NOT NULL,
    namespace text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT addon_attachment_name UNIQUE (app_id, name)
);
CREATE INDEX addon_attachment_by_addon ON addon_attachment (addon_id);
