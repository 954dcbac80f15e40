/**
 * What a reader's page needs, and nothing else: the props of `theme/`, the input of `feeds/`.
 * Every address is a path from the root of the site (`/technology/a-story`); times are ISO 8601 in UTC.
 */
import type {
  Block,
  Embed,
  ExternalLink,
  Heading,
  LineBreak,
  Paragraph,
  PullQuote,
  RawHtml,
  Rule,
  TextRun,
} from '../edition/body.ts'

export type ImageView = {
  /** Content hash; the files are `/media/{hash}/{width}.{avif|webp|jpg}`, the link base differs in previews. */
  hash: string
  base: string
  /** Pixel size of the largest rendition. */
  width: number
  height: number
  /** Widths at which renditions exist, ascending, in each of `avif` and `webp`; `jpg` exists at the largest. */
  widths: number[]
  alt: string
  caption?: string
  credit?: string
  source?: string
  usageTerms?: string
  /** Focal point in per cent from the left and the top. */
  focalX: number
  focalY: number
}

export type LinkView = { name: string; href: string }
/** What a tag stands for. */
export type TagKind = 'person' | 'organisation' | 'place' | 'topic' | 'series'
export type TagLinkView = LinkView & { kind?: TagKind }
/** A link with the number of stories behind it. */
export type CountedLinkView = LinkView & { stories: number }
/** `tint` names the colour of the section's kickers: red, blue, green, ochre, plum or teal. */
export type SectionLinkView = LinkView & { tint?: string }
export type BylineView = LinkView & { jobTitle?: string; portrait?: ImageView; isDesk?: boolean }

/** A story in a list. */
export type CardView = {
  id: string
  href: string
  kicker?: string
  headline: string
  standfirst?: string
  image?: ImageView
  section: SectionLinkView
  authors: LinkView[]
  publishedAt: string
  revisedAt?: string
  language?: string
  isPaid: boolean
}

export type RelatedView = CardView & { reason: string[] }

/** Body blocks after joining: documents named by id have become what a reader sees; those not public have become plain text or are left out. */
export type InlineView =
  | TextRun
  | LineBreak
  | ExternalLink
  | { type: 'internalLink'; href: string; children: TextRun[] }
export type ListItemView = { children: InlineView[]; list?: ListView }
export type ListView = { type: 'list'; ordered: boolean; start?: number; items: ListItemView[] }
export type TableCellView = { header: boolean; children: InlineView[]; colSpan?: number; rowSpan?: number }
export type BlockView =
  | (Omit<Paragraph, 'children'> & { children: InlineView[] })
  | (Omit<Heading, 'children'> & { children: InlineView[]; anchor: string })
  | ListView
  | { type: 'quote'; paragraphs: InlineView[][] }
  | PullQuote
  | { type: 'image'; image: ImageView }
  | { type: 'gallery'; title?: string; images: ImageView[] }
  | Embed
  | { type: 'table'; caption?: string; rows: TableCellView[][] }
  | { type: 'factBox'; title: string; body: BlockView[] }
  | { type: 'relatedStory'; story: CardView }
  | RawHtml
  | Rule
export type { Block }

/** A serious one stands above the text. */
export type CorrectionView = {
  at: string
  severity: 'clarification' | 'correction' | 'serious'
  wrong: string
  correct: string
}

export type StoryView = {
  id: string
  href: string
  kicker?: string
  headline: string
  standfirst?: string
  language: string
  /** From the outermost section to the story's own. */
  breadcrumbs: LinkView[]
  section: SectionLinkView
  authors: BylineView[]
  tags: TagLinkView[]
  publishedAt: string
  revisedAt?: string
  /** The story's own caption, if it has one, already replaces the picture's. */
  leadImage?: ImageView
  body: BlockView[]
  wordCount: number
  isPaid: boolean
  sponsor?: string
  /** In the order in which readers were told. */
  corrections?: CorrectionView[]
  /** Where readers see what changed in it, if they are shown anything. */
  changesHref?: string
  seoTitle?: string
  seoDescription?: string
}
export type StoryPageView = {
  story: StoryView
  /** For the middle of a long text; none of them stands below it again. */
  relatedInText: RelatedView[]
  related: RelatedView[]
  moreFromSection: CardView[]
}

/** What stands at the address of a story that was taken from readers. */
export type WithdrawnView = {
  href: string
  at: string
  notice: string
  headline?: string
  language: string
  /** Search engines are to forget the address. */
  isGone: boolean
}

/** A run of words: in both texts, only in the earlier, or only in the later. */
export type ChangedRunView = { kind: 'same' | 'removed' | 'added'; text: string }
export type StoryChangesView = {
  href: string
  story: LinkView
  section: SectionLinkView
  language: string
  /** The newest first. Of its paragraphs, an empty one stands for those that did not change. */
  changes: { at: string; note?: string; paragraphs: ChangedRunView[][] }[]
}

/** What the paper got wrong, or took back. */
export type RecordEntryView = { at: string; story?: LinkView; language?: string } & (
  | ({ kind: 'correction' } & Omit<CorrectionView, 'at'>)
  | { kind: 'withdrawal'; notice: string }
)
export type CorrectionsPageView = {
  href: string
  /** `2026-11`; absent on the page of the newest. */
  month?: string
  entries: RecordEntryView[]
  /** All months that have any, the newest first. */
  months: { month: string; href: string }[]
}

/** Where a list stands among its closed pages, numbered from the oldest (1). */
export type PagingView = {
  /** Absent on the head, which shows the newest 20–39. */
  page?: number
  newerHref?: string
  olderHref?: string
}

export type SectionPageView = {
  name: string
  href: string
  tint?: string
  description?: string
  breadcrumbs: LinkView[]
  children: LinkView[]
  /** Above the list, on its head only, where editors have composed the section's front. */
  front?: FrontSlotView[]
  stories: CardView[]
  paging: PagingView
}
export type TagPageView = {
  name: string
  href: string
  kind: TagKind
  description?: string
  image?: ImageView
  stories: CardView[]
  paging: PagingView
  /** On the head only: closed pages stay as they are. The most frequent first. */
  company?: { mostUsedWith: CountedLinkView[]; coveredBy: CountedLinkView[] }
}
export type AuthorPageView = {
  name: string
  href: string
  jobTitle?: string
  bio?: string
  portrait?: ImageView
  stories: CardView[]
  paging: PagingView
}
/** The calendar. Days are `2026-11-22` and months `2026-11`, in the paper's zone. */
export type ArchiveMonthLinkView = { month: string; href: string }
export type ArchiveDayLinkView = { day: string; href: string }
/** Newest first. */
export type ArchiveView = {
  years: { year: string; stories: number; months: (ArchiveMonthLinkView & { stories: number })[] }[]
}
export type ArchiveMonthView = {
  month: string
  href: string
  stories: number
  /** Those that have stories, in their order. */
  days: (ArchiveDayLinkView & { stories: number })[]
  /** The nearest months that have stories. */
  previous?: ArchiveMonthLinkView
  next?: ArchiveMonthLinkView
}
/** A story as a line of a day. */
export type StoryLineView = Pick<
  CardView,
  'id' | 'href' | 'headline' | 'section' | 'publishedAt' | 'language' | 'isPaid'
>
export type ArchiveDayView = {
  day: string
  href: string
  /** Newest first. */
  stories: StoryLineView[]
  paging: PagingView
  /** Of the whole day, and the nearest days that have stories: on its head only, because closed pages stay as they are. */
  count?: number
  previous?: ArchiveDayLinkView
  next?: ArchiveDayLinkView
}
/** A text in parts; those that were searched for are marked. */
export type MarkedText = { text: string; isMatch: boolean }[]
/** A story that was found, with what of it was searched for. */
export type HitView = { card: CardView; headline: MarkedText; excerpt?: MarkedText }
export type SearchFieldsView = {
  q: string
  /** Slugs, and days as `2026-11-22`. */
  section?: string
  author?: string
  tag?: string
  from?: string
  to?: string
  sort: 'relevance' | 'date'
}
export type SearchPageView = {
  fields: SearchFieldsView
  /** Every section, for the form. */
  sections: { slug: string; name: string; depth: number }[]
  /** What narrows the search now, each with the address of the search without it. */
  filters: { kind: 'section' | 'author' | 'tag' | 'days'; name: string; withoutHref: string }[]
  /** Tags, authors and sections that are called so. */
  links: (LinkView & { kind: 'tag' | 'author' | 'section' })[]
  hits: HitView[]
  found: number
  /** There are more than `found`. */
  isMore: boolean
  isRanked: boolean
  /** The same search in either order, from its first page. */
  orderHrefs: { relevance: string; date: string }
  isCut: boolean
  /** Not the first page: where that is. */
  firstHref?: string
  nextHref?: string
  /** What was probably meant; `isShown`: its results are on the page, because there were none for what was typed. */
  meant?: LinkView & { isShown: boolean }
  /** Searches that find more. */
  instead: { q: string; isWithoutFilters: boolean; href: string; found: number; isMore: boolean }[]
  problem?: 'nothing-asked' | 'too-common' | 'only-excluded' | 'too-slow' | 'no-such-filter'
}
/** The stories that lead a front. */
export type TopSlotView = { kind: 'lead' | 'secondary'; stories: CardView[] }
/** A strip of stories under a heading. */
export type StripSlotView = {
  kind: 'list' | 'opinion' | 'special'
  stories: CardView[]
  /** Absent: the newest. Without an address it leads nowhere. */
  heading?: { name: string; href?: string; tint?: string }
  /** The layout may leave out the last ones: nobody has said how many. */
  mayBeCut?: boolean
  /** Of a special only. */
  kicker?: string
  text?: string
  href?: string
  linkText?: string
  image?: ImageView
}
/** What a front announces. */
export type BandSlotView = {
  kind: 'promo' | 'podcast'
  title: string
  href: string
  kicker?: string
  text?: string
  linkText?: string
  image?: ImageView
}
export type FrontSlotView = TopSlotView | StripSlotView | BandSlotView
/** From the top of the page to its foot. */
export type FrontView = { slots: FrontSlotView[]; isComposed: boolean }
export type StaticPageView = { title: string; href: string; description?: string; body: BlockView[]; updatedAt: string }

export type BreakingView = { text: string; href?: string; until: string }
export type PromoView = {
  kind: 'podcast' | 'event' | 'special' | 'push'
  kicker?: string
  title: string
  text?: string
  href: string
  linkText?: string
  /** Day of an event. */
  date?: string
}

/** What surrounds every page. */
export type FurnitureView = {
  name: string
  tagline?: string
  /** Absolute, without a trailing slash. */
  siteUrl: string
  logo?: ImageView
  timeZone: string
  language: string
  sections: SectionLinkView[]
  breaking?: BreakingView
  promos: PromoView[]
  social: LinkView[]
  apps: LinkView[]
  sisterSites: LinkView[]
  footerColumns: { title: string; links: LinkView[] }[]
  legalLine?: string
  /** Now, for the date line of the masthead. */
  today: string
  /** How long it is still today where the paper is. */
  dayEndsInMs: number
}

/** A page as sitemaps name it. */
export type SitemapEntry = { href: string; lastModified?: string }
