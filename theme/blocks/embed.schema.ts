import type { Block } from 'payload'
import { embedFromUrl } from '../../newsroom/embed-providers.ts'

/** The editor gives an address; what a click loads is derived from it and stored, so that no page depends on asking the provider. */
export const embedSchema: Block = {
  slug: 'embed',
  interfaceName: 'EmbedBlock',
  labels: { singular: 'Embed', plural: 'Embeds' },
  fields: [
    {
      name: 'url',
      type: 'text',
      required: true,
      maxLength: 2000,
      label: 'Address',
      validate: (value: unknown) =>
        (typeof value === 'string' && embedFromUrl(value) !== undefined) ||
        'This address is of no provider that we can embed. Link to it in the text instead.',
      admin: { description: 'A video, chart, recording or post. Readers load it with a click.' },
    },
    {
      name: 'title',
      type: 'text',
      maxLength: 200,
      admin: { description: 'What readers will see, for the button and for screen readers.' },
    },
    { name: 'provider', type: 'text', admin: { hidden: true }, hooks: { beforeChange: [derive('provider')] } },
    { name: 'embedUrl', type: 'text', admin: { hidden: true }, hooks: { beforeChange: [derive('embedUrl')] } },
    { name: 'aspectRatio', type: 'number', admin: { hidden: true }, hooks: { beforeChange: [derive('aspectRatio')] } },
  ],
}

function derive(part: 'provider' | 'embedUrl' | 'aspectRatio') {
  return ({ siblingData }: { siblingData: { url?: string } }) => embedFromUrl(siblingData.url ?? '')?.[part]
}
