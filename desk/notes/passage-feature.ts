import { createServerFeature } from '@payloadcms/richtext-lexical'

/** What is selected in the story can be noted on, and is found again from the note. */
export const PassageFeature = createServerFeature({
  key: 'passages',
  feature: { ClientFeature: '/desk/notes/passage-feature-client.tsx#PassageFeatureClient' },
})
