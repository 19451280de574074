CREATE TABLE account (
    id uuid CONSTRAINT account_pk PRIMARY KEY,
    email text NOT NULL CONSTRAINT account_email_unique UNIQUE,
    name text NOT NULL,
    password_hash text NOT NULL,
    operator boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
