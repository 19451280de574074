-- What people are to be told by e-mail. next_attempt_at: absent once a mail was sent (sent_at) or given up.
CREATE TABLE mail (
    id uuid CONSTRAINT mail_pk PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    attempts integer NOT NULL CONSTRAINT mail_attempts CHECK (attempts >= 0),
    next_attempt_at timestamptz,
    last_error text,
    sent_at timestamptz,
    created_at timestamptz NOT NULL
);
CREATE INDEX mail_open ON mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_by_age ON mail (created_at);
