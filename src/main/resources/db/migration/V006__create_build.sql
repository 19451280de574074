CREATE TABLE build (
    id uuid CONSTRAINT build_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT build_app REFERENCES app ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT build_user REFERENCES account,
    status text NOT NULL,
    source_url text NOT NULL,
    source_version text,
    source_checksum text,
    buildpacks text NOT NULL,
    stack text NOT NULL,
    slug_id uuid CONSTRAINT build_slug REFERENCES slug ON DELETE SET NULL,
    release_id uuid CONSTRAINT build_release REFERENCES release ON DELETE SET NULL,
    attempts integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX build_by_app ON build (app_id);
CREATE INDEX build_pending ON build (created_at) WHERE status = 'PENDING';
