-- What makes an account verified: something on file with a provider, or an operator's word ("manual").
-- customer: the provider's reference. label: for its owner's eyes, such as "visa •••• 4242".
CREATE TABLE payment_method (
    account_id uuid CONSTRAINT payment_method_pk PRIMARY KEY
        CONSTRAINT payment_method_account REFERENCES account ON DELETE CASCADE,
    provider text NOT NULL,
    customer text,
    label text NOT NULL,
    since timestamptz NOT NULL
);
-- Set-ups that somebody has begun with a provider and not yet completed; session: the provider's reference.
CREATE TABLE payment_setup (
    session text CONSTRAINT payment_setup_pk PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT payment_setup_account REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL
);
CREATE INDEX payment_setup_by_account ON payment_setup (account_id);
