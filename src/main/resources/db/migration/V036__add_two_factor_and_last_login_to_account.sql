-- two_factor: whether the account has a row there, so that nobody who shows an account has to look.
ALTER TABLE account
    ADD COLUMN two_factor boolean NOT NULL DEFAULT false,
    ADD COLUMN last_login_at timestamptz;
