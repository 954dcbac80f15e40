import type { Sql } from '../../lib/sql.ts'
import { findTags } from '../../newsroom/tags/find-tags.ts'
import { countOf } from './tag-words.ts'

/**
 * Finds a tag by any of its names, misspelled too, and chooses one. Two plain forms: what is typed comes back with the address.
 * @param keep - what else stands in the address of this screen · name: of the choice in it
 */
export async function FindTag({
  sql,
  q,
  except,
  keep,
  name,
  title,
}: {
  sql: Sql
  q: string | undefined
  except: string
  keep: Record<string, string>
  name: string
  title: string
}) {
  const found = q ? await findTags(sql, { text: q, except, limit: 12 }) : []
  const isItself = q && found.length === 0 && (await findTags(sql, { text: q, limit: 1 }))[0]?.id === except
  const kept = Object.entries(keep).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)
  return (
    <>
      <form method="get" className="desk-tags__find">
        {kept}
        <label>
          {title}
          <input type="search" name="q" defaultValue={q} placeholder="Any name or spelling" autoComplete="off" />
        </label>
        <button type="submit" className="desk-button">
          Find
        </button>
      </form>
      {q && found.length === 0 && (
        <p className="desk-tags__note">
          {isItself
            ? `“${q}” is this tag itself, or was merged into it already.`
            : `No tag is called anything like “${q}”.`}
        </p>
      )}
      {found.length > 0 && (
        <form method="get" className="desk-tags__found">
          {kept}
          <fieldset>
            <legend>Found</legend>
            {found.map((tag, index) => (
              <label key={tag.id}>
                <input type="radio" name={name} value={tag.id} defaultChecked={index === 0} />{' '}
                <strong>{tag.name}</strong>
                {tag.alias && <>, as “{tag.alias}”</>} <span>{countOf(tag.stories, 'story', 'stories')}</span>
              </label>
            ))}
          </fieldset>
          <button type="submit" className="desk-button">
            Go on
          </button>
        </form>
      )}
    </>
  )
}
