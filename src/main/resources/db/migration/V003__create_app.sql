-- buildpacks: one a line, in order; the same rule for names as AppName.
CREATE TABLE app (
    id uuid CONSTRAINT app_pk PRIMARY KEY,
    owner_id uuid NOT NULL CONSTRAINT app_owner REFERENCES account,
    name text NOT NULL CONSTRAINT app_name_unique UNIQUE
        CONSTRAINT app_name_form CHECK (name ~ '^[a-z][a-z0-9-]{1,28}[a-z0-9]$'),
    stack text NOT NULL,
    build_stack text NOT NULL,
    maintenance boolean NOT NULL,
    buildpacks text NOT NULL,
    buildpack_description text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    released_at timestamptz
);
CREATE INDEX app_by_owner ON app (owner_id);
