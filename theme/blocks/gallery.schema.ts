import type { Block } from 'payload'

export const gallerySchema: Block = {
  slug: 'gallery',
  interfaceName: 'GalleryBlock',
  labels: { singular: 'Gallery', plural: 'Galleries' },
  fields: [
    { name: 'title', type: 'text', maxLength: 200 },
    {
      name: 'images',
      type: 'array',
      minRows: 2,
      maxRows: 40,
      labels: { singular: 'Picture', plural: 'Pictures' },
      fields: [
        { name: 'media', type: 'upload', relationTo: 'media', required: true, label: 'Picture' },
        { name: 'caption', type: 'textarea', maxLength: 1000 },
      ],
    },
  ],
}
