import type { Choice, ChosenStory } from '../../newsroom/tags/choose-stories.ts'
import type { TagState } from '../../newsroom/tags/tag-family.ts'
import { countOf } from './tag-words.ts'

/** The stories that fit, the newest of them to tick, and what is done with them. */
export function SplitStories({
  tag,
  into,
  choice,
  named,
  count,
  stories,
}: {
  tag: TagState
  into: TagState
  choice: Choice
  /** The name of the tag that they carry too, as it was typed: for the way back. */
  named: string | undefined
  count: number
  stories: ChosenStory[]
}) {
  if (count === 0) return <p className="desk-tags__note">No live story of “{tag.name}” fits. Choose less narrowly.</p>
  const { ids: _, ...fields } = choice
  return (
    <form method="post" action={`/api/tags/${tag.id}/split`} className="desk-tags__stories">
      <input type="hidden" name="into" value={into.id} />
      {Object.entries({ ...fields, ...(named && { with: named }) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <h2>{countOf(count, 'story fits', 'stories fit')}</h2>
      <fieldset>
        <legend>What they get: “{into.name}”</legend>
        <label>
          <input type="radio" name="mode" value="instead" defaultChecked /> in the place of “{tag.name}”
        </label>
        <label>
          <input type="radio" name="mode" value="besides" /> besides “{tag.name}”
        </label>
      </fieldset>
      <fieldset>
        <legend>Which of them</legend>
        <p>All of them, or those that you tick{count > stories.length && ` among the newest ${stories.length}`}.</p>
        <ul>
          {stories.map((story) => (
            <li key={story.id}>
              <label>
                <input type="checkbox" name="ids" value={story.id} /> {story.headline}{' '}
                <span>
                  {story.section}, {story.day}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="desk-tags__buttons">
        <button type="submit" name="which" value="ticked" className="desk-button">
          Give those ticked “{into.name}”
        </button>
        <button type="submit" name="which" value="all" className="desk-button desk-button--quiet">
          Give {count === 1 ? 'this one' : `all ${count.toLocaleString('en')}`} “{into.name}”
        </button>
      </div>
      <p className="desk-tags__note">
        This changes the stories themselves and has no button to undo it. Whoever has one of them open just now should
        reload it before saving.
      </p>
    </form>
  )
}
