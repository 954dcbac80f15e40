import { Samples, type Summary } from '../statistics.ts'
import type { Desk } from './open-desk.ts'
import type { Question } from './questions.ts'

export type Asked = { question: Question; took: Summary }

const WARM_UP = 2

/** All questions in turn, round after round: whatever else the machine does falls on all of them. */
export async function ask(
  desk: Desk,
  {
    all,
    rounds,
    perRound,
    update,
  }: {
    all: Question[]
    rounds: number
    perRound: number
    update: (at: { fraction: number; text: string }) => void
  },
): Promise<Asked[]> {
  const asked = all.map((question) => ({ question, samples: new Samples() }))
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, { question, samples }] of asked.entries()) {
      update({ fraction: (round + place / all.length) / rounds, text: question.name })
      for (let time = -WARM_UP; time < perRound; time += 1) {
        const took = await desk.time(question.role, question.path)
        if (time >= 0) samples.add(took)
      }
    }
  }
  return asked.map(({ question, samples }) => ({ question, took: samples.summary() }))
}
