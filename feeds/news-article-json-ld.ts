import type { BylineView, CorrectionView, FurnitureView, ImageView, StoryView, TagLinkView } from '../reading/views.ts'
import { absoluteUrl, imageUrl } from './absolute-url.ts'
import { describeStory } from './describe-story.ts'
import { modifiedAt } from './modified-at.ts'

export type JsonLd = { '@context': 'https://schema.org'; '@type': string; [property: string]: unknown }

/** A byline that may say of itself that it is a desk ("News desk") and not a person. */
export type JsonLdByline = Pick<BylineView, 'name' | 'href' | 'jobTitle'> & { isDesk?: boolean }
export type JsonLdStory = Omit<StoryView, 'authors'> & { authors: JsonLdByline[] }

/**
 * A story for search engines (https://schema.org/NewsArticle). Paid content is no news: it goes out as
 * AdvertiserContentArticle and names its sponsor.
 */
export function newsArticleJsonLd({
  furniture,
  story,
}: {
  furniture: Pick<FurnitureView, 'siteUrl' | 'name' | 'logo'>
  story: JsonLdStory
}): JsonLd {
  const { siteUrl } = furniture
  const url = absoluteUrl(siteUrl, story.href)
  return {
    '@context': 'https://schema.org',
    '@type': story.isPaid ? 'AdvertiserContentArticle' : 'NewsArticle',
    headline: story.headline,
    description: describeStory(story),
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    datePublished: story.publishedAt,
    dateModified: modifiedAt(story),
    correction: nonEmpty((story.corrections ?? []).map(correctionJsonLd)),
    author: story.authors.map((author) => authorJsonLd(siteUrl, author)),
    publisher: publisherJsonLd(furniture),
    image: story.leadImage && [imageJsonLd(siteUrl, story.leadImage)],
    articleSection: story.section.name,
    keywords: nonEmpty(story.tags.map((tag) => tag.name)),
    ...subjectsJsonLd(siteUrl, story.tags),
    inLanguage: story.language,
    wordCount: story.wordCount,
    isAccessibleForFree: true,
    sponsor: story.isPaid && story.sponsor ? { '@type': 'Organization', name: story.sponsor } : undefined,
  }
}

/** https://schema.org/CorrectionComment */
function correctionJsonLd({ at, wrong, correct }: CorrectionView) {
  return { '@type': 'CorrectionComment', text: `${wrong} ${correct}`, datePublished: at }
}

/** Editors put the tag that a story is most about first. A series is what it is a part of. */
function subjectsJsonLd(siteUrl: string, tags: TagLinkView[]) {
  const things = tags.filter(({ kind }) => kind !== 'series').map((tag) => tagJsonLd(siteUrl, tag))
  const series = tags.filter(({ kind }) => kind === 'series').map((tag) => tagJsonLd(siteUrl, tag))
  return { about: things[0], mentions: nonEmpty(things.slice(1)), isPartOf: nonEmpty(series) }
}

function tagJsonLd(siteUrl: string, { name, href, kind = 'topic' }: TagLinkView) {
  return { '@type': SCHEMA_TYPES[kind], name, url: absoluteUrl(siteUrl, href) }
}

const SCHEMA_TYPES = {
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  topic: 'Thing',
  series: 'CreativeWorkSeries',
}

function authorJsonLd(siteUrl: string, { name, href, jobTitle, isDesk }: JsonLdByline) {
  const url = absoluteUrl(siteUrl, href)
  return isDesk ? { '@type': 'Organization', name, url } : { '@type': 'Person', name, url, jobTitle }
}

function publisherJsonLd({ siteUrl, name, logo }: Pick<FurnitureView, 'siteUrl' | 'name' | 'logo'>) {
  return {
    '@type': 'NewsMediaOrganization',
    name,
    url: absoluteUrl(siteUrl, '/'),
    logo: logo && imageJsonLd(siteUrl, logo),
  }
}

function imageJsonLd(siteUrl: string, image: ImageView) {
  return {
    '@type': 'ImageObject',
    url: imageUrl(siteUrl, image),
    width: image.width,
    height: image.height,
    caption: image.caption,
    creditText: image.credit,
  }
}

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)
