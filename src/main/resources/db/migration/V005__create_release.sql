-- sealed_config: the config vars, encrypted under the platform's secret key.
CREATE TABLE release (
    id uuid CONSTRAINT release_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT release_app REFERENCES app ON DELETE CASCADE,
    version integer NOT NULL CONSTRAINT release_version_positive CHECK (version > 0),
    slug_id uuid CONSTRAINT release_slug REFERENCES slug,
    sealed_config bytea NOT NULL,
    description text NOT NULL,
    user_id uuid NOT NULL CONSTRAINT release_user REFERENCES account,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT release_version_unique UNIQUE (app_id, version)
);
