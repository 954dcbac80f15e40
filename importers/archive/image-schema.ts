import { z } from 'zod'

const shared = {
  alt: z.string().max(1000).meta({
    description:
      'What the picture shows, for those who do not see it. When empty, its caption or the headline is used.',
  }),
  caption: z.string().max(1000).optional(),
  credit: z.string().max(200).optional(),
  source: z.string().max(500).optional(),
  usageTerms: z.string().max(1000).optional(),
  focalX: z.number().min(0).max(100).optional().meta({ description: 'Focal point in per cent from the left.' }),
  focalY: z.number().min(0).max(100).optional().meta({ description: 'Focal point in per cent from the top.' }),
}

/** A picture, by a path relative to the archive's file (which it may not leave) or by an address. */
export const imageSource = z
  .union([
    z.strictObject({ path: z.string().min(1), ...shared }),
    z.strictObject({ url: z.url({ protocol: /^https?$/ }), ...shared }),
  ])
  .meta({ id: 'image' })

export type ImageSource = z.infer<typeof imageSource>
