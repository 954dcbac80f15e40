import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import { nameOfStory } from '../../newsroom/untitled.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime, readDeskClock } from '../desk-time.ts'
import { StoryTab } from '../story-tab.tsx'
import { readStoryReceipts, type StoryReceipt } from './read-story-receipts.ts'
import { atOnePlace, howItWent, isWorthAnotherLook, whatWasDone } from './receipt-words.ts'
import { RefreshReceipts } from './refresh-receipts.tsx'

const SHOWN = 20

/** What became of each publish, update and unpublish of a story: when which address had it, at which place. */
export async function ReceiptsView(view: DocumentViewServerProps) {
  const { req, docID } = view.initPageResult
  const [receipts, clock] = await Promise.all([
    readStoryReceipts(req, docID, { limit: SHOWN }),
    readDeskClock(view.payload),
  ])
  if (!receipts) notFound()
  const now = new Date().toISOString()
  const open = receipts.find(({ id }) => id === view.searchParams?.open) ?? receipts[0]
  return (
    <StoryTab
      view={view}
      title="Receipts"
      lead="After each publish every address that it changed is asked for, as a reader would: from each instance of the site, and in public. Shown is how long after the publish the address first had it. Times of day are the paper’s."
    >
      {receipts.length === 0 && <p className="desk-receipts__what">Nothing has been published yet.</p>}
      {receipts.map((receipt) => (
        <ReceiptPart
          key={receipt.id}
          receipt={receipt}
          storyId={String(docID)}
          clock={clock}
          now={now}
          isOpen={receipt === open}
        />
      ))}
      <RefreshReceipts isWaiting={receipts.some(({ status }) => status === 'waiting')} />
    </StoryTab>
  )
}

function ReceiptPart({
  receipt,
  storyId,
  clock,
  now,
  isOpen,
}: {
  receipt: StoryReceipt
  storyId: string
  clock: Clock
  now: string
  isOpen: boolean
}) {
  const { tone, words } = howItWent(receipt, now)
  const time = deskTime(receipt.at, clock, now)
  const title = `receipt-${receipt.id}`
  return (
    <details className="desk-receipt" open={isOpen}>
      <summary id={title}>
        <strong>{whatWasDone(receipt.action)}</strong>{' '}
        <span className="desk-receipt__who">
          by {receipt.by ?? 'somebody whose account is gone'}, <time dateTime={receipt.at}>{time}</time>
        </span>{' '}
        <span className={`desk-receipt__how desk-tone--${tone}`}>{words}</span>
      </summary>
      <p className="desk-receipts__what">
        As “{nameOfStory(receipt.headline)}”
        {receipt.lines.length === 0 && receipt.status === 'complete' && ': the same as readers had before'}.
      </p>
      {isWorthAnotherLook(receipt, now) && (
        <form method="post" action={`/api/articles/${storyId}/receipts/${receipt.id}/check-again`}>
          <button type="submit" className="desk-button" aria-describedby={title}>
            Check again
          </button>
        </form>
      )}
      {receipt.lines.length > 0 && <Lines receipt={receipt} name={`${whatWasDone(receipt.action)}, ${time}`} />}
    </details>
  )
}

function Lines({ receipt: { lines, status }, name }: { receipt: StoryReceipt; name: string }) {
  const places = [...new Set(lines.map(({ place }) => place))]
  const byAddress = Map.groupBy(lines, ({ address }) => address)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone: the keyboard scrolls it too
    <section className="desk-receipt__lines" aria-label={`Addresses: ${name}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Address</th>
            {places.map((place) => (
              <th key={place} scope="col">
                {place === 'public' ? 'Public' : place}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...byAddress].map(([address, group]) => (
            <tr key={address}>
              <th scope="row">
                <a href={address} target="_blank" rel="noreferrer">
                  {address}
                  <span className="desk-hidden"> (opens in a new tab)</span>
                </a>
              </th>
              {places.map((place) => {
                const told = atOnePlace(
                  group.find((line) => line.place === place),
                  status,
                )
                return (
                  <td key={place} className={`desk-tone--${told.tone}`}>
                    {told.words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
