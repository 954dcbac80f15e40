import '../styles/search.css'

/** Above the collections, on every page of the desk: a form and no script. */
export function SearchField() {
  return (
    <search>
      <form className="desk-search-field" action="/admin/search" method="get">
        <label className="desk-hidden" htmlFor="desk-search">
          Search stories, tags and people
        </label>
        <input
          id="desk-search"
          type="search"
          name="q"
          placeholder="Search everything"
          autoComplete="off"
          maxLength={200}
        />
      </form>
    </search>
  )
}
