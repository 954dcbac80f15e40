import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { forSignedIn } from './for-signed-in.ts'

// Each goes through the wall before Payload sees the request.
export const GET = forSignedIn(REST_GET(config))
export const POST = forSignedIn(REST_POST(config))
export const PATCH = forSignedIn(REST_PATCH(config))
export const PUT = forSignedIn(REST_PUT(config))
export const DELETE = forSignedIn(REST_DELETE(config))
export const OPTIONS = forSignedIn(REST_OPTIONS(config))
