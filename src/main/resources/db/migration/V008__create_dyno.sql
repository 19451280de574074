-- No reference to app or release: the row must outlive them until the reconciler has stopped the process.
CREATE TABLE dyno (
    id uuid CONSTRAINT dyno_pk PRIMARY KEY,
    app_id uuid NOT NULL,
    release_id uuid NOT NULL,
    release_version integer NOT NULL,
    type text NOT NULL,
    number integer NOT NULL,
    command text NOT NULL,
    size text NOT NULL,
    state text NOT NULL,
    port integer NOT NULL,
    crashes integer NOT NULL,
    restart_requested boolean NOT NULL,
    restart_at timestamptz,
    cycle_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX dyno_by_app ON dyno (app_id);
CREATE UNIQUE INDEX dyno_place_unique ON dyno (app_id, type, number) WHERE state <> 'DOWN';
