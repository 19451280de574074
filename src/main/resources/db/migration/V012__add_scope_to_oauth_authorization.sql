-- scope: words of Scope parted by commas; by_password: got by signing in, ends with the password.
ALTER TABLE oauth_authorization
    ADD COLUMN scope text NOT NULL DEFAULT 'global',
    ADD COLUMN by_password boolean NOT NULL DEFAULT false;
