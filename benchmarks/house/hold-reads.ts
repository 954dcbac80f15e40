import pg from 'pg'

/*
 * Loaded before server.ts (`--import`): some answers of the database reach the render that asked for them late, so that it goes on
 * with what was true before a commit that has happened since.
 */
const SHARE = 0.05
const LONGEST_MS = 400

const query = pg.Pool.prototype.query as (...given: unknown[]) => Promise<unknown>

Object.assign(pg.Pool.prototype, {
  async query(this: pg.Pool, ...given: unknown[]) {
    const answer = await query.apply(this, given)
    const isHeld = this.options.application_name === 'broadsheet reader' && Math.random() < SHARE
    if (isHeld) await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_MS))
    return answer
  },
})
