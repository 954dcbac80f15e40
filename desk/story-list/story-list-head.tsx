import { Link } from '@payloadcms/ui'
import type { ListViewServerProps } from 'payload'
import { LIST_END } from '../../collections/articles/end-list.ts'
import { LIST_STANDING_LABELS, LIST_STANDINGS, type ListStanding } from '../../newsroom/workflow/list-standing.ts'
import { OutsideDrawers } from './outside-drawers.tsx'

const LIST = '/admin/collections/articles'
const COUNT = new Intl.NumberFormat('en')

type Given = Pick<ListViewServerProps, 'searchParams' | 'params' | 'data'>

/** Above the list: its stages as links that do what the filter does, and where it ends. */
export function StoryListHead({ searchParams, params, data }: Given) {
  const chosen = stageIn(searchParams)
  if (params?.segments?.includes('trash')) return null
  return (
    <OutsideDrawers>
      <div className="desk-stages">
        <nav aria-label="Stages">
          <ul>
            <StageLink href={LIST} isChosen={chosen === undefined && !hasFilter(searchParams)} words="All" />
            {LIST_STANDINGS.map((standing) => (
              <StageLink
                key={standing}
                href={`${LIST}?${new URLSearchParams({ [STAGE]: standing })}`}
                isChosen={chosen === standing}
                words={LIST_STANDING_LABELS[standing]}
              />
            ))}
          </ul>
        </nav>
        {data.totalDocs >= LIST_END && (
          <p>
            The list ends after {COUNT.format(LIST_END)} stories. Filter it to come further back, or{' '}
            <Link href="/admin/search" prefetch={false}>
              search
            </Link>
            .
          </p>
        )}
      </div>
    </OutsideDrawers>
  )
}

function StageLink({ href, isChosen, words }: { href: string; isChosen: boolean; words: string }) {
  return (
    <li>
      <Link href={href} prefetch={false} aria-current={isChosen ? 'page' : undefined}>
        {words}
      </Link>
    </li>
  )
}

/** As the filter of the list writes it. */
const STAGE = 'where[or][0][and][0][standing][equals]'

type Params = ListViewServerProps['searchParams']

function hasFilter(params: Params): boolean {
  return Object.keys(params ?? {}).some((name) => name === 'where' || name.startsWith('where['))
}

function stageIn(params: Params): ListStanding | undefined {
  const given = params?.[STAGE]
  return LIST_STANDINGS.find((standing) => standing === given)
}
