import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Block } from 'payload'
import { PassageFeature } from '../../desk/notes/passage-feature.ts'
import { PasteFeature } from '../../desk/paste/paste-feature.ts'
import { embedSchema } from '../../theme/blocks/embed.schema.ts'
import { factBoxSchema } from '../../theme/blocks/fact-box.schema.ts'
import { gallerySchema } from '../../theme/blocks/gallery.schema.ts'
import { imageSchema } from '../../theme/blocks/image.schema.ts'
import { pullQuoteSchema } from '../../theme/blocks/pull-quote.schema.ts'
import { rawHtmlSchema } from '../../theme/blocks/raw-html.schema.ts'
import { relatedStorySchema } from '../../theme/blocks/related-story.schema.ts'
import { linkFields } from '../link-fields.ts'

/** Running text: what a fact box, a biography page or a story's paragraphs may hold. */
export const textFeatures = () => [
  ParagraphFeature(),
  BoldFeature(),
  ItalicFeature(),
  UnderlineFeature(),
  StrikethroughFeature(),
  SubscriptFeature(),
  SuperscriptFeature(),
  InlineCodeFeature(),
  UnorderedListFeature(),
  OrderedListFeature(),
  LinkFeature({ enabledCollections: ['articles', 'authors', 'tags', 'sections', 'pages'], fields: linkFields }),
  InlineToolbarFeature(),
  PasteFeature(),
]

/** The editor of a story's body. The editor of a fact box inside it knows no blocks, so nothing nests without end. */
export const bodyEditor = lexicalEditor({
  admin: {
    hideGutter: true,
    placeholder: 'Write the story here. Type / for pictures, quotes, links to other stories and more.',
  },
  features: [
    ...textFeatures(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    BlockquoteFeature(),
    HorizontalRuleFeature(),
    EXPERIMENTAL_TableFeature(),
    FixedToolbarFeature(),
    PassageFeature(),
    BlocksFeature({
      blocks: [
        imageSchema,
        pullQuoteSchema,
        relatedStorySchema,
        factBoxSchema(
          lexicalEditor({ features: [...textFeatures(), HeadingFeature({ enabledHeadingSizes: ['h3', 'h4'] })] }),
        ),
        gallerySchema,
        embedSchema,
        rawHtmlSchema,
      ].map(unnamed),
    }),
  ],
})

/** Stock blocks carry a name of their own for the editor, which would only say “Untitled” here. */
function unnamed(block: Block): Block {
  return { ...block, admin: { ...block.admin, disableBlockName: true } }
}
