import type { CardView, FurnitureView, ImageView, PagingView, StoryView } from '../../reading/views.ts'

export const IMAGE: ImageView = {
  hash: 'a1b2'.repeat(8),
  base: '/media',
  width: 1920,
  height: 1280,
  widths: [320, 640, 960, 1280, 1920],
  alt: 'A harbour at dawn',
  caption: 'The old harbour',
  credit: 'Jo Park',
  focalX: 50,
  focalY: 50,
}

export const FURNITURE: FurnitureView = {
  name: 'The Harbour Post',
  tagline: 'News from the coast',
  siteUrl: 'https://post.example',
  timeZone: 'Europe/London',
  language: 'en-GB',
  sections: [],
  promos: [],
  social: [],
  apps: [],
  sisterSites: [],
  footerColumns: [],
  legalLine: '© The Harbour Post',
  today: '2026-11-10T12:00:00.000Z',
  dayEndsInMs: 12 * 60 * 60 * 1000,
}

export const CARD: CardView = {
  id: 'story-1',
  href: '/coast/a-story',
  headline: 'A story',
  standfirst: 'What it says',
  image: IMAGE,
  section: { name: 'Coast', href: '/coast' },
  authors: [
    { name: 'Ada Okoye', href: '/authors/ada-okoye' },
    { name: 'News desk', href: '/authors/news-desk' },
  ],
  publishedAt: '2026-11-10T08:15:00.000Z',
  revisedAt: '2026-11-10T08:28:00.000Z',
  isPaid: false,
}

export const STORY: StoryView = {
  ...CARD,
  language: 'en-GB',
  breadcrumbs: [CARD.section],
  tags: [
    { name: 'Harbours', href: '/tags/harbours' },
    { name: 'Fishing', href: '/tags/fishing' },
  ],
  leadImage: IMAGE,
  body: [],
  wordCount: 420,
}

export const HEAD: PagingView = { olderHref: '/coast/page/3' }
