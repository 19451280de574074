-- What there is on the server for an add-on of heroku-postgresql. No reference to the add-on, which goes first: kept_until
-- says until when what it held is kept. over_since: since when it is larger than its plan. full_since: since when nothing can be inserted.
CREATE TABLE addon_database (
    addon_id uuid CONSTRAINT addon_database_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT addon_database_name UNIQUE,
    made boolean NOT NULL,
    forked_from text,
    bytes bigint,
    measured_at timestamptz,
    over_since timestamptz,
    full_since timestamptz,
    kept_until timestamptz,
    created_at timestamptz NOT NULL
);

-- Roles of a database. name: default, or as its owner calls it.
CREATE TABLE addon_credential (
    id uuid CONSTRAINT addon_credential_pk PRIMARY KEY,
    addon_id uuid NOT NULL CONSTRAINT addon_credential_database REFERENCES addon_database ON DELETE CASCADE,
    name text NOT NULL,
    role text NOT NULL CONSTRAINT addon_credential_role UNIQUE,
    sealed_password bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT addon_credential_name UNIQUE (addon_id, name)
);

-- Backups, restores and copies, numbered by app. sealed_source, sealed_target: URLs, which have passwords in them.
-- expires_at: of the last backup of a database that was removed.
CREATE TABLE addon_transfer (
    id uuid CONSTRAINT addon_transfer_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    num integer NOT NULL,
    addon_id uuid NOT NULL,
    kind text NOT NULL,
    scheduled boolean NOT NULL,
    from_name text NOT NULL,
    to_name text NOT NULL,
    sealed_source bytea,
    sealed_target bytea,
    state text NOT NULL,
    log text NOT NULL,
    source_bytes bigint NOT NULL,
    bytes bigint NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT addon_transfer_num UNIQUE (app_id, num)
);
CREATE INDEX addon_transfer_open ON addon_transfer (created_at) WHERE ended_at IS NULL;
CREATE INDEX addon_transfer_by_addon ON addon_transfer (addon_id);

-- Daily backups. hour: 0 to 23 in the time zone. last_day: the day of the last one there, such as 2026-11-25.
CREATE TABLE addon_schedule (
    id uuid CONSTRAINT addon_schedule_pk PRIMARY KEY,
    addon_id uuid NOT NULL CONSTRAINT addon_schedule_addon REFERENCES addon ON DELETE CASCADE,
    name text NOT NULL,
    hour integer NOT NULL CONSTRAINT addon_schedule_hour CHECK (hour BETWEEN 0 AND 23),
    timezone text NOT NULL,
    last_day text,
    created_at timestamptz NOT NULL,
    CONSTRAINT addon_schedule_once UNIQUE (addon_id)
);
