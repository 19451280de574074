-- Absent for accounts that are not verified.
ALTER TABLE account ADD COLUMN verified_at timestamptz;
