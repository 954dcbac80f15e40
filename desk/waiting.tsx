import type { Clock } from '../theme/format-time.ts'
import { DeskList, Parts } from './desk-list.tsx'
import { deskTime } from './desk-time.ts'
import type { Waiting, WaitingText } from './read-waiting.ts'

/** What waits for an editor, and what the clock publishes today. */
export function WaitingLists({
  waiting: { review, ready, scheduled },
  clock,
  now,
}: {
  waiting: Waiting
  clock: Clock
  now: string
}) {
  return (
    <>
      <TextList
        title="Waiting for review"
        texts={review}
        clock={clock}
        now={now}
        empty="Nobody has handed anything in."
      />
      <TextList title="Ready" texts={ready} clock={clock} now={now} empty="Nothing approved waits to be published." />
      <DeskList
        title="Scheduled today"
        empty="Nothing more. A story that is ready is scheduled in its form."
        items={scheduled.map(({ href, title, due, detail }) => ({
          ...{ key: href, href, headline: title },
          children: (
            <p>
              <time dateTime={due}>{deskTime(due, clock, now)}</time>
              <Parts parts={[detail]} />
            </p>
          ),
        }))}
      />
    </>
  )
}

function TextList({
  title,
  texts,
  clock,
  now,
  empty,
}: {
  title: string
  texts: WaitingText[]
  clock: Clock
  now: string
  empty: string
}) {
  return (
    <DeskList
      title={title}
      empty={empty}
      items={texts.map(({ id, headline, section, since, by }) => ({
        ...{ key: id, href: `/admin/collections/articles/${id}`, headline },
        children: (
          <p>
            <time dateTime={since}>{deskTime(since, clock, now)}</time>
            <Parts parts={[section, by]} />
          </p>
        ),
      }))}
    />
  )
}
