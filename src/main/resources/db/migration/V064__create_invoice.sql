-- A closed month of an account. Amounts are US cents.
CREATE SEQUENCE invoice_number START 1001;
CREATE TABLE invoice (
    id uuid CONSTRAINT invoice_pk PRIMARY KEY,
    number bigint NOT NULL DEFAULT nextval('invoice_number') CONSTRAINT invoice_number_unique UNIQUE,
    account_id uuid NOT NULL,
    email text NOT NULL,
    month text NOT NULL,
    charges_cents bigint NOT NULL,
    credits_cents bigint NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT invoice_once UNIQUE (account_id, month),
    CONSTRAINT invoice_credits CHECK (credits_cents BETWEEN 0 AND charges_cents)
);
CREATE TABLE invoice_line (
    id uuid CONSTRAINT invoice_line_pk PRIMARY KEY,
    invoice_id uuid NOT NULL CONSTRAINT invoice_line_invoice REFERENCES invoice,
    place integer NOT NULL,
    app_id uuid NOT NULL,
    app_name text NOT NULL,
    kind text NOT NULL,
    plan text NOT NULL,
    cents_per_month integer NOT NULL,
    seconds bigint NOT NULL,
    cents bigint NOT NULL,
    CONSTRAINT invoice_line_place UNIQUE (invoice_id, place)
);
CREATE FUNCTION invoice_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an invoice is never changed';
END $$;
CREATE TRIGGER invoice_keep BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION invoice_keep();
CREATE TRIGGER invoice_line_keep BEFORE UPDATE OR DELETE ON invoice_line FOR EACH ROW EXECUTE FUNCTION invoice_keep();

-- Months of which all invoices are made.
CREATE TABLE closed_month (
    month text CONSTRAINT closed_month_pk PRIMARY KEY,
    closed_at timestamptz NOT NULL
);

-- What operators give to accounts; invoices use it up.
CREATE TABLE credit (
    id uuid CONSTRAINT credit_pk PRIMARY KEY,
    account_id uuid NOT NULL,
    cents bigint NOT NULL CONSTRAINT credit_amount CHECK (cents > 0),
    note text NOT NULL,
    given_by text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX credit_by_account ON credit (account_id);
