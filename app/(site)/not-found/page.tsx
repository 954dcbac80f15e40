import { NotFound, notFoundMetadata } from '../not-found-part.tsx'

/** Addresses that fit no route are rendered here. */
export const metadata = notFoundMetadata
export default NotFound
