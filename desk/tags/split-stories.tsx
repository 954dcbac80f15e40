import type { Choice, ChosenStory } from '../../newsroom/tags/choose-stories.ts'
import type { TagState } from '../../newsroom/tags/tag-family.ts'
import { countOf } from './tag-words.ts'

/** The stories that fit, the newest of them to tick, and what is done with them. */
export function SplitStories({
  tag,
  into,
  choice,
  count,
  stories,
}: {
  tag: TagState
  into: TagState
  choice: Choice
  count: number
  stories: ChosenStory[]
}) {
  if (count === 0) return <p className="desk-tags__note">No live story of “{tag.name}” fits. Choose less narrowly.</p>
  const { ids: _, ...fields } = choice
  return (
    <form method="post" action={`/api/tags/${tag.id}/split`} className="desk-tags__stories">
      <input type="hidden" name="into" value={into.id} />
      {Object.entries(fields).map(([name, value]) => (
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
        <label>
          <input type="radio" name="which" value="all" required />{' '}
          {count === 1 ? 'This one' : `All ${count.toLocaleString('en')}`}
        </label>
        <label>
          <input type="radio" name="which" value="ticked" /> Only those that are ticked here
          {count > stories.length && `, of the newest ${stories.length}`}
        </label>
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
      <button type="submit" className="desk-button">
        Give these stories “{into.name}”
      </button>
      <p className="desk-tags__note">
        This changes the stories themselves and has no button to undo it. Whoever has one of them open just now should
        reload it before saving.
      </p>
    </form>
  )
}
