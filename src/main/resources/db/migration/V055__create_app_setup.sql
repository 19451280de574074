-- Apps that are set up as their source's app.json says. What was given for its config vars is kept sealed, and only
-- until the app has them.
CREATE TABLE app_setup (
    id uuid CONSTRAINT app_setup_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT app_setup_app REFERENCES app ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT app_setup_user REFERENCES account ON DELETE CASCADE,
    status text NOT NULL,
    source_url text NOT NULL,
    source_version text,
    source_checksum text,
    sealed_env bytea,
    buildpacks text NOT NULL,
    stack_chosen boolean NOT NULL,
    formation text NOT NULL,
    postdeploy_command text,
    postdeploy_size text,
    success_url text,
    via text NOT NULL,
    address text,
    authorization_id uuid,
    client text,
    build_id uuid CONSTRAINT app_setup_build REFERENCES build ON DELETE CASCADE,
    dyno_id uuid,
    dyno_name text,
    exit_code integer,
    output text,
    failure_message text,
    manifest_errors text NOT NULL,
    attempts integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX app_setup_by_app ON app_setup (app_id);
CREATE INDEX app_setup_by_user ON app_setup (user_id);
CREATE INDEX app_setup_by_build ON app_setup (build_id);
CREATE INDEX app_setup_by_dyno ON app_setup (dyno_id) WHERE dyno_id IS NOT NULL;
CREATE INDEX app_setup_pending ON app_setup (created_at) WHERE status = 'PENDING';
