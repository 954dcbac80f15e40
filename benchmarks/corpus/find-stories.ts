import { withClient } from '../../scripts/steps/with-client.ts'

/** Addresses of stories, in an order that has nothing to do with their age, the same each time. */
export function findStoryPaths(databaseUrl: string, limit: number): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ path: string }>(
      `select '/' || section.slug || '/' || story.slug as path
       from edition.stories as story join edition.sections as section on section.id = story.section_id
       order by md5(story.id::text) limit $1`,
      [limit],
    )
    return rows.map(({ path }) => path)
  })
}

export type FoundStory = { id: string; path: string; headline: string; words: number; blocks: number }

/** The newest story of 890 to 910 words that has a lead picture, and in its text a picture, an embed and italics: a page with all that costs. */
export function findFullStory(databaseUrl: string): Promise<FoundStory> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<FoundStory>(
      `select story.id, '/' || section.slug || '/' || story.slug as path, story.headline, story.word_count as words,
         jsonb_array_length(story.body) as blocks
       from edition.stories as story join edition.sections as section on section.id = story.section_id
       where story.word_count between 890 and 910 and story.lead_media_id is not null
         and story.body @? '$[*].children[*] ? (@.marks[*] == "italic")'
         and story.body @? '$[*] ? (@.type == "image")' and story.body @? '$[*] ? (@.type == "embed")'
       order by story.published_at desc limit 1`,
    )
    const [story] = rows
    if (!story) throw new Error('the corpus is too small to hold a story of 900 words with a picture and an embed')
    return story
  })
}
