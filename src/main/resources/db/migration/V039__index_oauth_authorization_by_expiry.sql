-- For the sweep of expired tokens.
CREATE INDEX oauth_authorization_by_expiry ON oauth_authorization (expires_at) WHERE expires_at IS NOT NULL;
