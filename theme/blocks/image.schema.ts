import type { Block } from 'payload'

export const imageSchema: Block = {
  slug: 'image',
  interfaceName: 'ImageBlock',
  labels: { singular: 'Picture', plural: 'Pictures' },
  fields: [
    { name: 'media', type: 'upload', relationTo: 'media', required: true, label: 'Picture' },
    {
      name: 'caption',
      type: 'textarea',
      maxLength: 1000,
      admin: { description: 'Only where this story needs another caption than the picture’s own.' },
    },
  ],
}
