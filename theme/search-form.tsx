import type { SearchPageView } from '../reading/views.ts'
import { words } from './words.ts'

/** The words, and behind them what narrows a search: a plain form, whose address is the search. */
export function SearchForm({ fields, sections, filters }: Pick<SearchPageView, 'fields' | 'sections' | 'filters'>) {
  return (
    <search>
      <form className="search-form" action="/search" method="get" aria-label={words.searchIn}>
        <div className="search-words">
          <label htmlFor="search-q">{words.searchLabel}</label>
          <input
            id="search-q"
            type="search"
            name="q"
            value={fields.q}
            readOnly={false}
            maxLength={200}
            autoComplete="off"
            spellCheck="false"
            enterKeyHint="search"
            dir="auto"
            aria-describedby="search-hint"
          />
          <button type="submit">{words.searchButton}</button>
        </div>
        <p id="search-hint" className="search-hint">
          {words.searchHint}
        </p>
        <details open={filters.length > 0 || fields.sort === 'date'}>
          <summary>{words.narrow}</summary>
          <div className="search-filters">
            <div>
              <label htmlFor="search-section">{words.section}</label>
              <select id="search-section" name="section">
                <option value="">{words.anySection}</option>
                {sections.map(({ slug, name, depth }) => (
                  <option key={slug} value={slug} selected={slug === fields.section}>
                    {'\u2003'.repeat(depth) + name}
                  </option>
                ))}
              </select>
            </div>
            <Day name="from" label={words.from} value={fields.from} />
            <Day name="to" label={words.to} value={fields.to} />
            <div>
              <label htmlFor="search-sort">{words.sort}</label>
              <select id="search-sort" name="sort">
                <option value="">{words.byRelevance}</option>
                <option value="date" selected={fields.sort === 'date'}>
                  {words.byDate}
                </option>
              </select>
            </div>
          </div>
        </details>
        {/* Set by a link, taken away by a link: not to be lost when the words change. */}
        {fields.author && <input type="hidden" name="author" value={fields.author} />}
        {fields.tag && <input type="hidden" name="tag" value={fields.tag} />}
      </form>
    </search>
  )
}

function Day({ name, label, value }: { name: 'from' | 'to'; label: string; value: string | undefined }) {
  return (
    <div>
      <label htmlFor={`search-${name}`}>{label}</label>
      <input id={`search-${name}`} type="date" name={name} value={value} readOnly={false} />
    </div>
  )
}
