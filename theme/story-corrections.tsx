import type { CorrectionView, FurnitureView } from '../reading/views.ts'
import { longDay } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { words } from './words.ts'

/** What was wrong in a story and what is right. @param around - the language of the story */
export function StoryCorrections({
  corrections,
  around,
  furniture,
}: {
  corrections: CorrectionView[]
  around: string
  furniture: FurnitureView
}) {
  if (corrections.length === 0) return null
  return (
    <aside
      className="story-corrections"
      aria-label={words.corrections}
      {...languageAttributes(furniture.language, around)}
    >
      {corrections.map((correction) => (
        <p key={correction.at + correction.wrong}>
          <strong>{words.severity[correction.severity]}</strong>{' '}
          <time dateTime={correction.at}>{longDay(correction.at, furniture)}</time>
          <CorrectionWords correction={correction} language={around} around={furniture.language} />
        </p>
      ))}
    </aside>
  )
}

/** The two sentences of a correction, in the story's language. */
export function CorrectionWords({
  correction: { wrong, correct },
  language,
  around,
}: {
  correction: Pick<CorrectionView, 'wrong' | 'correct'>
  language: string
  around: string
}) {
  return (
    <span className="correction-words" dir="auto" {...languageAttributes(language, around)}>
      {wrong} {correct}
    </span>
  )
}
