-- Whoever changes lists of related stories waits here for the one before: a list is read, changed and written whole. Like
-- publishing.edition_lock, a table that only the owner may lock.
create table publishing.related_lock ();
