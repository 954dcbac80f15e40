-- Names as people type them: without accents, case and signs, and close to what was meant. For typing tags, for proposals of
-- duplicates, for search.

-- Both come with Postgres, and whoever may create in a database may install them. An operator may have done so elsewhere.
do $$
declare
  place text;
begin
  create extension if not exists unaccent schema edition;
  create extension if not exists pg_trgm schema edition;
  select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'unaccent';
  -- Immutable, so that it can be indexed: the rules of the dictionary do not change under us.
  execute format($f$
    create function edition.without_accents(text) returns text language sql immutable strict parallel safe
      as $b$ select %1$I.unaccent('%1$I.unaccent'::regdictionary, $1) $b$ $f$, place);
end $$;

create function edition.normalised(name text) returns text language sql immutable strict parallel safe
  as $$ select trim(regexp_replace(lower(edition.without_accents(name)), '[^[:alnum:]]+', ' ', 'g')) $$;

alter table edition.tags
  add column kind text not null default 'topic',
  add column aliases text[] not null default '{}',
  -- The tag that readers find in its place; itself not merged.
  add column merged_into uuid;
alter table edition.tags alter column kind drop default, alter column aliases drop default;
create index on edition.tags (merged_into) where merged_into is not null;

-- What tags, authors and sections are called, each spelling once.
create table edition.names (
  id uuid not null,
  normalised text not null,
  kind text not null check (kind in ('tag', 'author', 'section')),
  name text not null,
  is_alias boolean not null,
  primary key (id, normalised)
);
create index on edition.names (normalised text_pattern_ops);
do $$
declare
  place text;
begin
  select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
  execute format('create index on edition.names using gin (normalised %I.gin_trgm_ops)', place);
  /* The names that look most like a normalised text, best first. */
  execute format($f$
    create function edition.names_like(wanted text, of_kind text, most int)
      returns table (id uuid, name text, is_alias boolean, likeness real) language sql stable parallel safe
      -- Two letters that changed places in a name of six leave it 0.27 like itself.
      set pg_trgm.similarity_threshold = 0.25
      as $b$
        select names.id, names.name, names.is_alias, %1$I.similarity(names.normalised, wanted)
        from edition.names where names.kind = of_kind and names.normalised operator(%1$I.%%) wanted
        order by 4 desc, length(names.name), names.name limit most
      $b$ $f$, place);
end $$;

-- What `edition.names` must hold, said once for its writer, its check and its rebuild.
create view edition.expected_names as
  select distinct on (id, normalised) id, normalised, kind, name, is_alias
  from (
    select id, edition.normalised(name) as normalised, 'tag' as kind, name, false as is_alias, 0 as place from edition.tags
    union all
    select tags.id, edition.normalised(alias.name), 'tag', alias.name, true, alias.place
    from edition.tags cross join unnest(aliases) with ordinality as alias (name, place)
    union all select id, edition.normalised(name), 'author', name, false, 0 from edition.authors
    union all select id, edition.normalised(name), 'section', name, false, 0 from edition.sections) as spelling
  where normalised <> ''
  order by id, normalised, place;

create function edition.keep_names() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then delete from edition.names where id = old.id; end if;
  if tg_op <> 'DELETE' then
    insert into edition.names (id, normalised, kind, name, is_alias)
    select id, normalised, kind, name, is_alias from edition.expected_names where id = new.id;
  end if;
  return null;
end $$;

do $$
declare
  named record;
begin
  for named in values ('tags'), ('authors'), ('sections') loop
    execute format('create trigger keep_names after insert or delete on edition.%I for each row execute function edition.keep_names()', named.column1);
    execute format('create trigger keep_names_update after update on edition.%I for each row when (old.* is distinct from new.*) execute function edition.keep_names()', named.column1);
  end loop;
end $$;

-- What is there already.
update edition.tags as own set
  kind = coalesce(source.kind::text, 'topic'),
  aliases = array(select text from public.tags_texts where parent_id = source.id and path = 'aliases' order by "order")
from public.tags as source where source.id = own.id;
insert into edition.names (id, normalised, kind, name, is_alias)
select id, normalised, kind, name, is_alias from edition.expected_names on conflict do nothing;
