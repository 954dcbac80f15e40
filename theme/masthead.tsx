import type { FurnitureView, LinkView } from '../reading/views.ts'
import { dateLine, isoDay } from './format-time.ts'
import { words } from './words.ts'

type MastheadProps = { furniture: FurnitureView; section?: LinkView; isFront: boolean }

/** The name of the paper, large with the day's date on the front, one line elsewhere, and the sections under it. */
export function Masthead({ furniture, section, isFront }: MastheadProps) {
  return (
    <header className={isFront ? 'masthead front' : 'masthead'}>
      <p className="to-search">
        <a href="/search">{words.search}</a>
      </p>
      {isFront ? (
        <div className="nameplate-row">
          <p className="date-line">
            <time dateTime={isoDay(furniture.today, furniture)}>{dateLine(furniture.today, furniture)}</time>
          </p>
          <h1 className="nameplate">
            <Nameplate furniture={furniture} />
          </h1>
          {furniture.tagline && <p className="tagline">{furniture.tagline}</p>}
        </div>
      ) : (
        <p className="nameplate">
          <a href="/">
            <Nameplate furniture={furniture} />
          </a>
        </p>
      )}
      <SectionNavigation sections={furniture.sections} section={section} />
    </header>
  )
}

function Nameplate({ furniture: { logo, name } }: { furniture: FurnitureView }) {
  if (!logo) return name
  return (
    <img
      src={`${logo.base}/${logo.hash}/${logo.widths.at(-1)}.webp`}
      alt={name}
      width={logo.width}
      height={logo.height}
    />
  )
}

function SectionNavigation({ sections, section }: { sections: LinkView[]; section?: LinkView }) {
  if (sections.length === 0) return null
  return (
    <nav className="sections" aria-label={words.sections}>
      <ul>
        {sections.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.href === section?.href ? 'true' : undefined}>
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
