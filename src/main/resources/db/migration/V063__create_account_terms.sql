-- What operators have agreed on with one account: hours a month instead of the usual ones, and prices instead of the
-- sizes' own.
CREATE TABLE account_terms (
    account_id uuid CONSTRAINT account_terms_pk PRIMARY KEY,
    free_hours integer CONSTRAINT account_terms_hours CHECK (free_hours BETWEEN 0 AND 1000000),
    spending_limit_cents integer CONSTRAINT account_terms_limit CHECK (spending_limit_cents >= 0),
    updated_at timestamptz NOT NULL
);
CREATE TABLE account_price (
    id uuid CONSTRAINT account_price_pk PRIMARY KEY,
    account_id uuid NOT NULL,
    plan text NOT NULL,
    cents_per_month integer NOT NULL CONSTRAINT account_price_price CHECK (cents_per_month >= 0),
    CONSTRAINT account_price_unique UNIQUE (account_id, plan)
);
-- A limit in US cents a month, beyond which an app's paid dynos are scaled down.
ALTER TABLE app ADD COLUMN spending_limit_cents integer CONSTRAINT app_spending_limit CHECK (spending_limit_cents >= 0);
-- Who was told what in which month, so that nobody is told twice. what: such as pool-80, pool-100, limit-100.
CREATE TABLE billing_notice (
    id uuid CONSTRAINT billing_notice_pk PRIMARY KEY,
    account_id uuid NOT NULL,
    month text NOT NULL,
    what text NOT NULL,
    noticed_at timestamptz NOT NULL
);
