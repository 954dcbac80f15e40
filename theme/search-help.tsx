import type { FurnitureView, SearchPageView } from '../reading/views.ts'
import { words } from './words.ts'

/** What stands where results would: why there are none, and ways on. */
export function SearchHelp({ view, furniture }: { view: SearchPageView; furniture: FurnitureView }) {
  const { problem, instead, isCut, fields } = view
  const number = new Intl.NumberFormat(furniture.language)
  return (
    <div className="search-help">
      {isCut && <p>{words.isCut}</p>}
      {problem === 'nothing-asked' && fields.q === '' ? null : problem ? (
        <p className="search-problem">{words.problems[problem]}</p>
      ) : (
        <>
          <h2>{words.nothingFound}</h2>
          <p>{words.nothingFoundHints}</p>
        </>
      )}
      {instead.length > 0 && (
        <>
          <h3>{words.insteadTitle}</h3>
          <ul className="search-instead">
            {instead.map(({ href, q, isWithoutFilters, found, isMore }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{isWithoutFilters ? words.withoutFilters : q}</bdi>
                </a>{' '}
                <span className="search-kind">{words.stories(number.format(found), isMore)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="search-ways">
        {[{ name: words.home, href: '/' }, ...furniture.sections].map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
