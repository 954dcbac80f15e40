-- A tag's or an author's first story concerns the pages that name it and those that list addresses. Only a section's is also a new
-- place in the navigation, which stands on every page there is.
create or replace function edition.note_list() returns trigger language plpgsql as $$
declare
  list uuid := coalesce(new.id, old.id);
begin
  perform edition.note('list:' || list);
  if tg_op = 'UPDATE' then
    perform edition.note('list:' || list || '/' || page)
    from generate_series(edition.closed_pages(old.last_position) + 1, edition.closed_pages(new.last_position)) as page;
  else
    perform edition.note('doc:' || list, 'directory');
    if exists (select from edition.sections where id = list) then perform edition.note('sections'); end if;
  end if;
  return null;
end $$;
