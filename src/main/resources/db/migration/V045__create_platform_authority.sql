-- The authority by which the platform certifies its own hosts: there is one.
CREATE TABLE platform_authority (
    id uuid CONSTRAINT platform_authority_pk PRIMARY KEY,
    only_one boolean NOT NULL DEFAULT true CONSTRAINT platform_authority_unique UNIQUE CHECK (only_one),
    certificate text NOT NULL,
    sealed_key bytea NOT NULL,
    created_at timestamptz NOT NULL
);
