import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import type { Sql } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Choice, choiceSchema, previewChoice } from '../../newsroom/tags/choose-stories.ts'
import { findTags } from '../../newsroom/tags/find-tags.ts'
import { refused } from '../../newsroom/tags/may-merge.ts'
import { checkSplit } from '../../newsroom/tags/split-tag.ts'
import { readTag, type TagState } from '../../newsroom/tags/tag-family.ts'
import { ChoiceSelect } from '../choice-select.tsx'
import type { Asked } from '../desk-screen.tsx'
import { FindTag } from './find-tag.tsx'
import { SplitStories } from './split-stories.tsx'
import { tagScreen } from './tag-screen.tsx'

const SHOWN = 50

/** Giving some of a tag's stories another tag: which tag, which stories, and one button. */
export function SplitView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'Split a tag',
    lead: 'Some of its stories get another tag. Their texts stay as they are.',
    content: async (asked) => {
      const sql = await transactionSql(props)
      const tag = z.uuid().safeParse(asked.tag).success ? await readTag(sql, asked.tag ?? '') : undefined
      if (!tag) throw refused('Choose a tag first.')
      if (!z.uuid().safeParse(asked.into).success)
        return (
          <>
            <FindTag
              sql={sql}
              q={asked.q}
              except={tag.id}
              keep={{ tag: tag.id }}
              name="into"
              title={`Give stories of “${tag.name}” the tag`}
            />
            <p className="desk-tags__note">A tag that is not there yet is made in the list of tags first.</p>
          </>
        )
      const { into } = await checkSplit(sql, { tagId: tag.id, intoId: asked.into ?? '' })
      return chosen(sql, { tag, into, asked })
    },
  })
}

async function chosen(sql: Sql, { tag, into, asked }: { tag: TagState; into: TagState; asked: Asked }) {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value))
  // What nobody could have typed into the form chooses nothing out.
  const parsed = choiceSchema.omit({ ids: true }).safeParse(given)
  const companion = asked.with ? (await findTags(sql, { text: asked.with, except: tag.id, limit: 1 }))[0] : undefined
  const choice: Choice = { ...(parsed.success && parsed.data), ...(companion && { withTag: companion.id }) }
  const isUnknown = Boolean(asked.with) && !companion
  const [{ count, stories }, sections] = [
    // A name that no tag has stands on no story: left out, it would choose far more than was meant.
    isUnknown ? { count: 0, stories: [] } : await previewChoice(sql, { tagId: tag.id, choice, limit: SHOWN }),
    await sql<{ id: string; name: string }>`select id, name from edition.sections order by position, name limit 200`,
  ]
  return (
    <>
      <form method="get" className="desk-tags__choice">
        <input type="hidden" name="tag" value={tag.id} />
        <input type="hidden" name="into" value={into.id} />
        <h2>Which stories of “{tag.name}”?</h2>
        <label>
          In the headline
          <input type="text" name="text" defaultValue={choice.text} />
        </label>
        <label>
          Also tagged
          <input type="text" name="with" defaultValue={companion?.name ?? asked.with} />
        </label>
        <ChoiceSelect
          {...{ label: 'Section', name: 'section', chosen: choice.section, any: 'Any', options: sections }}
        />
        <label>
          Published from
          <input type="date" name="from" defaultValue={choice.from} />
        </label>
        <label>
          until
          <input type="date" name="until" defaultValue={choice.until} />
        </label>
        <button type="submit" className="desk-button">
          Show these stories
        </button>
      </form>
      {asked.problem === 'none-ticked' && (
        <p className="desk-tags__note" role="alert">
          Nothing was done: no story was ticked. Tick those that are meant, or give the tag to all.
        </p>
      )}
      {isUnknown ? (
        <p className="desk-tags__note" role="alert">
          No tag is called anything like “{asked.with}”. Look at its spelling, or leave the field empty.
        </p>
      ) : (
        <SplitStories tag={tag} into={into} choice={choice} named={companion?.name} count={count} stories={stories} />
      )}
    </>
  )
}
