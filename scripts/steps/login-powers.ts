import type pg from 'pg'
import { AppError } from '../../lib/errors.ts'
import { checkDatabase } from './check-database.ts'
import { LARGE_OBJECT_WRITERS } from './large-objects.ts'
import type { Login } from './logins.ts'
import { withClient } from './with-client.ts'

const PRIVILEGES = ['select', 'insert', 'update', 'delete', 'truncate']

/**
 * Makes sure that a login can do its one thing and nothing else: no other privilege on its own schema, none on a table, view or
 * schema elsewhere (an extension's own views aside), none over the cluster. Throws `reader-role` with what it can do too much.
 * What everyone may do is not held against a login, because the database's owner may be unable to change it.
 */
export async function checkPowers(url: string, login: Login): Promise<void> {
  await checkDatabase(url, login.variable)
  const powers = await withClient(url, (client) => readPowers(client, login))
  if (powers.cluster) throw unfit(login, 'has rights over the whole cluster, such as a superuser’s')
  if (!powers.able) throw unfit(login, `cannot ${login.can}: grant it the role ${login.role}`)
  if (powers.forbidden) throw unfit(login, `may do more than ${login.can}, for example with ${powers.forbidden}`)
}

type Powers = { cluster: boolean; able: boolean; forbidden: string | null }

async function readPowers(client: pg.Client, { schema, privilege, columns = [] }: Login): Promise<Powers> {
  const others = PRIVILEGES.filter((other) => other !== privilege)
  const { rows } = await client.query(
    `with relations as (
       select c.oid, n.nspname as schema, format('%I.%I', n.nspname, c.relname) as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
          and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     ), columns as (
       select name, format('%s.%I', name, a.attname) as path
         from relations join pg_attribute a on a.attrelid = oid and a.attnum > 0 and not a.attisdropped
        where schema = $1 and has_schema_privilege(schema, 'usage') and has_column_privilege(oid, a.attnum, $2)
     ), forbidden as (
       select name from relations
        where exists (select from unnest(case when schema = $1 then $3::text[] else $4::text[] end) as power
                       where has_table_privilege(oid, power)
                          or (power in ('select', 'insert', 'update') and has_any_column_privilege(oid, power)))
       union all
       -- Where a schema can be entered, everyone may run its functions. The schema "public" is open to all by default.
       select format('the schema %I', schema) from relations
        where schema not in ($1, 'public') and has_schema_privilege(schema, 'usage')
       union all
       select name from columns where cardinality($5::text[]) > 0 and path <> all ($5)
       union all
       select format('the function %s', oid::regprocedure) from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and proname = any ($6)
          and has_function_privilege(oid, 'execute') and not has_function_privilege('public', oid, 'execute')
     )
     select (select rolsuper or rolbypassrls or rolcreaterole or rolreplication from pg_roles where rolname = current_user) as cluster,
            case when cardinality($5) > 0 then (select count(*) = cardinality($5) from columns where path = any ($5))
                 else coalesce((select bool_and(has_schema_privilege(schema, 'usage') and has_table_privilege(oid, $2))
                                  from relations where schema = $1), false) end as able,
            (select min(name) from forbidden) as forbidden`,
    [schema, privilege, others, PRIVILEGES, columns, LARGE_OBJECT_WRITERS],
  )
  return rows[0]
}

function unfit({ variable, can }: Login, what: string): AppError {
  return new AppError('reader-role', {
    userMessage: `The login of ${variable} ${what}; the site starts only with a login that can ${can} and do nothing else.`,
  })
}
