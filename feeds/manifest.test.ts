import { expect, it } from 'vitest'
import { webManifest } from './manifest.ts'
import { FURNITURE } from './testing/sample-views.ts'

it('names the paper, its language, colours and icons', () => {
  const icons = [{ src: '/icon-512.png', sizes: '512x512', type: 'image/png' }]
  expect(webManifest({ furniture: FURNITURE, icons, colours: { paper: '#fffdf8' } })).toMatchObject({
    name: 'The Harbour Post',
    short_name: 'The Harbour Post',
    description: 'News from the coast',
    lang: 'en-GB',
    start_url: '/',
    background_color: '#fffdf8',
    theme_color: '#fffdf8',
    icons,
  })
})
