import type { Payload } from 'payload'
import type { Transition } from '../../collections/articles/keep-stage.ts'
import { inEditionTransaction } from '../../edition/in-edition-transaction.ts'
import { blocksToLexical } from '../../importers/body/blocks-to-lexical.ts'
import { markdownToBlocks } from '../../importers/body/markdown-to-blocks.ts'
import { resolveBlocks } from '../../importers/body/resolve-blocks.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { setEmbargo } from '../../newsroom/embargo/embargo.ts'
import { addNote } from '../../newsroom/notes/notes.ts'
import type { Role } from '../../newsroom/permissions.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { schedulePin } from '../../newsroom/schedule/schedules.ts'
import type { Stage } from '../../newsroom/workflow/workflow.ts'
import type { Article, Assignment, User } from '../../payload-types.ts'
import { dayAhead } from './story-time.ts'

type Text = {
  slug: string
  headline: string
  standfirst: string
  section: string
  body: string
  stage: Stage
}
const IN_REVIEW: Text = {
  slug: 'school-that-teaches-waiting',
  headline: 'The school that teaches waiting',
  standfirst: 'In Kollamara a class sits by the river once a week and is asked to report on nothing.',
  section: 'culture',
  stage: 'review',
  body: 'The lesson lasts fifty minutes. Nobody speaks, and nobody has to be silent. At the end each child writes one line.\n\n“A heron came, and it was not for us,” wrote one last week. The headmistress keeps the lines in a drawer, eleven years of them.\n\nShe is asked what the lesson is for about once a month, mostly by parents. She says that they are welcome to come along.',
}
const SCHEDULED: Text = {
  slug: 'bakers-who-sell-yesterdays-bread',
  headline: 'The bakers who sell yesterday’s bread first',
  standfirst: 'A street of seven bakeries has agreed on a price for what is left over, and sells out by nine.',
  section: 'business',
  stage: 'ready',
  body: 'The agreement fits on a postcard, which hangs beside each of the seven tills. Bread of the day before costs a third, stands in front, and is gone before the new one is cut.\n\nNone of the seven throws any away now. Two of them used to fill a handcart with it every evening.',
}
const EMBARGOED: Text = {
  slug: 'what-the-rain-survey-found',
  headline: 'What the rain survey found',
  standfirst:
    'Four hundred schools have measured the monsoon for a year. The result is kept until the ministry has it.',
  section: 'science',
  stage: 'draft',
  body: 'The gauges are jam jars, the rulers came with the textbooks, and the figures agree with those of the weather office to within a tenth.',
}

/** A desk at work: a text in review with a question on it, one that goes live tomorrow, one under embargo, and what is to be written. Once. */
export async function fillDesk(payload: Payload, now: Date): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'assignments' })
  if (totalDocs > 0) return
  const editor = await account(payload, 'editor')
  const reporter = await account(payload, 'reporter')
  const [inReview, scheduled, embargoed] = [
    await write(payload, IN_REVIEW, reporter),
    await write(payload, SCHEDULED, reporter),
    await write(payload, EMBARGOED, editor),
  ]
  const by = { id: editor.id, name: editor.name }
  await inEditionTransaction(payload, {}, async (req) => {
    const sql = await transactionSql(req)
    await schedulePin(sql, { pin: pinOfStory(scheduled), due: at(dayAhead(1, now), '06:30'), by })
    const until = at(dayAhead(6, now), '11:00')
    await setEmbargo(sql, { storyId: embargoed.id, until, reason: 'Agreed with the survey’s office.', by })
    await addNote(sql, {
      ...{ storyId: inReview.id, kind: 'question', by },
      words: `@${reporter.name} Eleven years of them: did you see the drawer?`,
      passage: { quote: 'eleven years of them', before: 'keeps the lines in a drawer, ', after: '.' },
      mentioned: [{ id: reporter.id, name: reporter.name }],
    })
  })
  await plan(payload, { now, editor, reporter, inReview })
}

async function plan(
  payload: Payload,
  { now, editor, reporter, inReview }: { now: Date; editor: User; reporter: User; inReview: Article },
): Promise<void> {
  const [world, science, culture] = [
    await sectionId(payload, 'world'),
    await sectionId(payload, 'science'),
    await sectionId(payload, 'culture'),
  ]
  const shared = { pitchedBy: reporter.id, people: [reporter.id] }
  const assignments: Partial<Assignment>[] = [
    {
      ...{
        ...shared,
        title: 'Waiting as a subject',
        state: 'inProgress',
        due: at(dayAhead(1, now), '16:00'),
        section: culture,
      },
      ...{ budgetLine: 'A school in Kollamara has taught it for eleven years. What do they know now?', length: 700 },
      story: inReview.id,
    },
    {
      ...{
        ...shared,
        title: 'The last ferry of the season',
        state: 'accepted',
        due: at(dayAhead(2, now), '18:00'),
        section: world,
      },
      ...{ budgetLine: 'Who is on it, and what they take along. With the timetable of 1911 beside it.', length: 900 },
    },
    {
      ...{
        title: 'How deep is a well',
        state: 'pitch',
        section: science,
        pitchedBy: reporter.id,
        people: [reporter.id],
      },
      budgetLine: 'Six ways of finding out, four of them free. For the science page of the weekend.',
    },
    {
      ...{
        title: 'Figures of the rain survey',
        state: 'accepted',
        due: at(dayAhead(5, now), '12:00'),
        section: science,
      },
      ...{ pitchedBy: editor.id, people: [editor.id], budgetLine: 'A table by district, ready when the embargo ends.' },
    },
  ]
  for (const data of assignments)
    await payload.create({ collection: 'assignments', data: data as Assignment, depth: 0 })
}

async function write(payload: Payload, text: Text, owner: User): Promise<Article> {
  const { slug, headline, standfirst, section, body, stage } = text
  const blocks = resolveBlocks(markdownToBlocks(body), { image: () => undefined, document: () => undefined })
  const { docs } = await payload.find({
    collection: 'authors',
    where: { slug: { equals: 'news-desk' } },
    limit: 1,
    depth: 0,
  })
  const story = await payload.create({
    ...{ collection: 'articles', depth: 0, draft: true },
    data: {
      ...{
        slug,
        headline,
        standfirst,
        section: await sectionId(payload, section),
        owners: [owner.id],
        _status: 'draft',
      },
      ...{
        authors: docs.map(({ id }) => id),
        body: blocksToLexical(blocks, { seed: slug }) as unknown as Article['body'],
      },
    },
  })
  return payload.update({
    ...{ collection: 'articles', id: story.id, depth: 0, draft: true, data: {} },
    context: { transition: { stage } satisfies Transition, savedBy: owner.id },
  })
}

async function account(payload: Payload, role: Role): Promise<User> {
  const { docs } = await payload.find({ collection: 'users', where: { role: { equals: role } }, limit: 1, depth: 0 })
  const [found] = docs
  if (!found) throw new Error(`the demo has no ${role}`)
  return found
}

async function sectionId(payload: Payload, slug: string): Promise<string> {
  const { docs } = await payload.find({ collection: 'sections', where: { slug: { equals: slug } }, limit: 1, depth: 0 })
  return docs[0]?.id ?? ''
}

/** A time of the clocks in India, where the paper is. */
function at(day: string, time: string): string {
  return new Date(`${day}T${time}:00+05:30`).toISOString()
}
