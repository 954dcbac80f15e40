import { Mark } from './mark.tsx'

/** On the sign-in page. */
export function Logo() {
  return (
    <span className="desk-logo">
      <Mark size={40} />
      <span>Broadsheet</span>
    </span>
  )
}
