import type { CardView, FurnitureView, ImageView, StoryView } from '../reading/views.ts'

/** Small views for the theme's tests; each test changes what it is about. */
export const image: ImageView = {
  hash: 'abc',
  base: '/media',
  width: 1200,
  height: 800,
  widths: [320, 1200],
  alt: 'A bridge',
  focalX: 50,
  focalY: 50,
}

const politics = { name: 'Politics', href: '/politics' }

export const card: CardView = {
  id: '1',
  href: '/politics/a-story',
  headline: 'A story',
  section: politics,
  authors: [{ name: 'Ann Example', href: '/authors/ann-example' }],
  publishedAt: '2021-01-15T05:02:00Z',
  isPaid: false,
}

export const story: StoryView = {
  id: '1',
  href: '/politics/a-story',
  headline: 'A story',
  language: 'en-GB',
  breadcrumbs: [politics],
  section: politics,
  authors: card.authors,
  tags: [],
  publishedAt: '2021-01-15T05:02:00Z',
  body: [],
  wordCount: 0,
  isPaid: false,
}

export const furniture: FurnitureView = {
  name: 'The Paper',
  siteUrl: 'https://paper.example',
  timeZone: 'Asia/Kolkata',
  language: 'en-GB',
  sections: [politics],
  promos: [],
  social: [],
  apps: [],
  sisterSites: [],
  footerColumns: [],
  dayEndsInMs: 12 * 60 * 60 * 1000,
  today: '2021-01-16T06:00:00Z',
}
