import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Costs 2 ms for a story page; the next steps up cost several times that for 3 % fewer bytes. */
const BROTLI_QUALITY = 5

/** What a browser may be sent. @param accepted - the request's Accept-Encoding */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  if (!accepted) return undefined
  // What every browser of today sends.
  if (accepted === 'gzip, deflate, br, zstd' || accepted === 'gzip, deflate, br') return 'br'
  if (accepts(accepted, 'br')) return 'br'
  return accepts(accepted, 'gzip') ? 'gzip' : undefined
}

/** @param best - for what is made once for all time: the smallest, at any cost */
export async function compress(body: Buffer, encoding: Encoding, { best = false } = {}): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(body)
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: best ? constants.BROTLI_MAX_QUALITY : BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // As much as a page can use: the default takes 4 MB for each, and time to take them.
      [constants.BROTLI_PARAM_LGWIN]: windowOf(body.length),
    },
  })
}

/** The power of two that holds so many bytes. */
function windowOf(bytes: number): number {
  const bits = Math.ceil(Math.log2(Math.max(bytes, 2)))
  return Math.min(constants.BROTLI_MAX_WINDOW_BITS, Math.max(constants.BROTLI_MIN_WINDOW_BITS, bits))
}

function accepts(accepted: string, encoding: string): boolean {
  return new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)`, 'i').test(accepted)
}
