import { expect, it } from 'vitest'
import { parseWrk } from './wrk.ts'

const OUTPUT = `Running 1s test @ http://127.0.0.1:8080/
  1 threads and 2 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.50ms    0.87ms  12.65ms   92.96%
    Req/Sec     1.32k    74.16     1.38k    81.82%
  Latency Distribution
     50%    1.38ms
     75%    1.70ms
     90%    2.07ms
     99%  491.00us
  1448 requests in 1.10s, 735.31KB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 40
Requests/sec:   1315.91
Transfer/sec:    668.24KB
`

it('reads rate, latency, transfer and failures', () => {
  const result = parseWrk(OUTPUT)
  expect(result).toMatchObject({ perSecond: 1315.91, requests: 1448, failures: 43 })
  expect(result.p99).toBeCloseTo(0.491)
  expect(result.megabytesPerSecond).toBeCloseTo(0.6526, 3)
})

it('a run without failures has none', () => {
  const clean = OUTPUT.replace(/^ {2}(?:Socket|Non).*\n/gm, '')
  expect(parseWrk(clean).failures).toBe(0)
})

it('does not take an error message for a result', () => {
  expect(() => parseWrk('unable to connect to 127.0.0.1:9 Connection refused')).toThrow()
})
