-- blob_key: SHA-256 of the packed slug, its name in the blob store; size in bytes.
CREATE TABLE slug (
    id uuid CONSTRAINT slug_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT slug_app REFERENCES app ON DELETE CASCADE,
    blob_key text NOT NULL,
    size bigint NOT NULL,
    procfile text NOT NULL,
    commit_id text,
    buildpack_description text NOT NULL,
    stack text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX slug_by_app ON slug (app_id);
