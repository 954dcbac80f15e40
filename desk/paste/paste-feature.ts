import { createServerFeature } from '@payloadcms/richtext-lexical'

/** Text pasted from Word, Google Docs and web pages keeps its headings, links and lists. */
export const PasteFeature = createServerFeature({
  key: 'cleanPaste',
  feature: { ClientFeature: '/desk/paste/paste-feature-client.tsx#PasteFeatureClient' },
})
