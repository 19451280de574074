-- An app that is destroyed takes its slugs and releases along: each of them is looked for among those that name it.
CREATE INDEX release_by_slug ON release (slug_id) WHERE slug_id IS NOT NULL;
CREATE INDEX build_by_slug ON build (slug_id) WHERE slug_id IS NOT NULL;
CREATE INDEX build_by_release ON build (release_id) WHERE release_id IS NOT NULL;
