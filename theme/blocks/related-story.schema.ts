import type { Block } from 'payload'

export const relatedStorySchema: Block = {
  slug: 'relatedStory',
  interfaceName: 'RelatedStoryBlock',
  labels: { singular: 'Related story', plural: 'Related stories' },
  fields: [
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      admin: { description: 'Readers see it once that story is live.' },
    },
  ],
}
