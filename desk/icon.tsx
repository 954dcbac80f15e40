import { Mark } from './mark.tsx'

/** In the navigation's breadcrumb. */
export function Icon() {
  return <Mark size={20} />
}
