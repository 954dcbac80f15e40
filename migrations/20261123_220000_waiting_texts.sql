-- The few texts that wait for somebody, out of millions of versions.
create index waiting_texts on _articles_v (version_stage, updated_at) where latest and version_stage in ('review', 'ready');
