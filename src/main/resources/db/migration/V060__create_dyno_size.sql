-- What operators offer: memory in MiB, price in US cents for a month. compute: share of a processor, relative to the
-- smallest size. processes: at most, threads included. tier: an app's sizes are all of one. Dev Center, "Dyno types";
-- prices of heroku/cli, ps/type.ts.
CREATE TABLE dyno_size (
    name text CONSTRAINT dyno_size_pk PRIMARY KEY,
    id uuid NOT NULL CONSTRAINT dyno_size_id_unique UNIQUE,
    place integer NOT NULL,
    tier text NOT NULL,
    memory_mb integer NOT NULL CONSTRAINT dyno_size_memory CHECK (memory_mb BETWEEN 32 AND 1048576),
    compute integer NOT NULL CONSTRAINT dyno_size_compute CHECK (compute BETWEEN 1 AND 100),
    processes integer NOT NULL CONSTRAINT dyno_size_processes CHECK (processes BETWEEN 16 AND 1000000),
    cents_per_month integer NOT NULL CONSTRAINT dyno_size_price CHECK (cents_per_month >= 0),
    dedicated boolean NOT NULL,
    most_per_type integer NOT NULL CONSTRAINT dyno_size_most CHECK (most_per_type BETWEEN 1 AND 100),
    offered boolean NOT NULL
);
INSERT INTO dyno_size VALUES
    ('Free', md5('dyno-size:Free')::uuid, 1, 'free', 512, 1, 256, 0, false, 1, true),
    ('Eco', md5('dyno-size:Eco')::uuid, 2, 'eco', 512, 1, 256, 0, false, 1, true),
    ('Basic', md5('dyno-size:Basic')::uuid, 3, 'basic', 512, 1, 256, 700, false, 1, true),
    ('Standard-1X', md5('dyno-size:Standard-1X')::uuid, 4, 'production', 512, 1, 256, 2500, false, 100, true),
    ('Standard-2X', md5('dyno-size:Standard-2X')::uuid, 5, 'production', 1024, 2, 512, 5000, false, 100, true),
    ('Performance-M', md5('dyno-size:Performance-M')::uuid, 6, 'production', 2560, 12, 16384, 25000, true, 10, true),
    ('Performance-L', md5('dyno-size:Performance-L')::uuid, 7, 'production', 14336, 50, 32768, 50000, true, 10, true),
    ('Performance-L-RAM', md5('dyno-size:Performance-L-RAM')::uuid, 8, 'production', 30720, 24, 32768, 50000, true, 10, true),
    ('Performance-XL', md5('dyno-size:Performance-XL')::uuid, 9, 'production', 63488, 50, 32768, 75000, true, 10, true),
    ('Performance-2XL', md5('dyno-size:Performance-2XL')::uuid, 10, 'production', 129024, 100, 32768, 150000, true, 10, true);
UPDATE formation SET size = initcap(replace(size, '_', '-')) WHERE size NOT LIKE '%1X' AND size NOT LIKE '%2X';
UPDATE formation SET size = replace(initcap(replace(size, '_', '-')), 'x', 'X') WHERE size LIKE '%1X' OR size LIKE '%2X';
UPDATE dyno SET size = initcap(replace(size, '_', '-')) WHERE size NOT LIKE '%1X' AND size NOT LIKE '%2X';
UPDATE dyno SET size = replace(initcap(replace(size, '_', '-')), 'x', 'X') WHERE size LIKE '%1X' OR size LIKE '%2X';
ALTER TABLE formation ADD CONSTRAINT formation_size FOREIGN KEY (size) REFERENCES dyno_size;
