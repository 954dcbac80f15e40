/** The way from a form to what readers see of it. */
export function ViewOnSite({ path }: { path: string }) {
  return (
    <a className="desk-live" href={path} target="_blank" rel="noreferrer">
      View<span className="desk-live__rest"> on the site</span>
      <span className="desk-hidden"> (opens in a new tab)</span>
    </a>
  )
}
