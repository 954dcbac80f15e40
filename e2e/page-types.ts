import { LONG_TAG } from './house.ts'

/** One address of each kind of page that readers have, all of the demo edition; what it is called and a piece of its text. */
export type PageType = {
  name: string
  path: string
  status: 200 | 404 | 410
  heading: string
  text: string
  isIndexed: boolean
}

const NOT_FOUND = {
  status: 404,
  heading: 'There is nothing at this address',
  text: 'The story may have moved or been withdrawn',
  isIndexed: false,
} as const

const FOUND = { status: 200, isIndexed: true } as const

export const STORY = '/technology/xiaomi-award-us-defence-list'

export const PAGE_TYPES: PageType[] = [
  { name: 'front', path: '/', heading: 'The Broadsheet', text: 'What waiting costs, and who pays it', ...FOUND },
  { name: 'section', path: '/technology', heading: 'Technology', text: 'One mast, three valleys', ...FOUND },
  {
    name: 'story',
    path: STORY,
    heading: 'An award, a spending plan and a place on Washington’s list',
    text: 'The list is kept under section 1237',
    ...FOUND,
  },
  {
    name: 'story with every block',
    path: '/science/how-the-monsoon-is-forecast',
    heading: 'How the monsoon is forecast, and why it is still a surprise',
    text: 'jam jar',
    ...FOUND,
  },
  { name: 'tag', path: '/tags/huawei', heading: 'Huawei', text: 'An award, a spending plan', ...FOUND },
  {
    name: 'author',
    path: '/authors/technology-desk',
    heading: 'Technology desk',
    text: 'An award, a spending plan',
    ...FOUND,
  },
  {
    name: 'static page',
    path: '/about',
    heading: 'About The Broadsheet',
    text: 'It was founded to do three plain things',
    ...FOUND,
  },
  {
    name: 'closed page',
    path: `/tags/${LONG_TAG}/page/1`,
    heading: 'The whole edition',
    text: 'Archive page',
    ...FOUND,
  },
  { name: 'archive', path: '/archive', heading: 'Archive', text: 'Every story of The Broadsheet', ...FOUND },
  { name: 'month', path: '/archive/2021/03', heading: 'March 2021', text: 'Stories on each day', ...FOUND },
  {
    name: 'day',
    path: '/archive/2021/03/05',
    heading: 'Friday, 5 March 2021',
    text: 'An award, a spending plan',
    ...FOUND,
  },
  {
    name: 'corrections',
    path: '/corrections',
    heading: 'Corrections',
    text: 'It was eleven, as its text says.',
    ...FOUND,
  },
  {
    name: 'changes',
    path: '/technology/one-mast-three-valleys/changes',
    heading: 'What changed: One mast, three valleys and a goat path',
    text: 'The number in the summary was wrong.',
    status: 200,
    isIndexed: false,
  },
  {
    name: 'withdrawn story',
    path: '/world/lighthouse-that-pays-its-keeper',
    heading: 'The lighthouse that pays its keeper by the ship',
    text: 'This story rested on one man’s word.',
    status: 410,
    isIndexed: false,
  },
  {
    name: 'search',
    path: '/search?q=huawei',
    heading: 'Search',
    text: 'set up its chip arm',
    status: 200,
    isIndexed: false,
  },
  {
    name: 'search that finds nothing',
    path: '/search?q=unobtainium+huawei&section=science',
    heading: 'Search',
    text: 'You could search for less',
    status: 200,
    isIndexed: false,
  },
  { name: '404', path: '/technology/no-such-story', ...NOT_FOUND },
  { name: '404 of no route', path: '/no/such/route/at/all', ...NOT_FOUND },
]
