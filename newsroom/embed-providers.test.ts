import { describe, expect, it } from 'vitest'
import { embedFromUrl } from './embed-providers.ts'

const DID = 'did:plc:abcdefghijklmnopqrstuvwx'

describe('an embed from an address', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?t=1m30s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90'],
    ['//www.youtube.com/embed/dQw4w9WgXcQ?rel=0', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['http://m.youtube.com/live/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://vimeo.com/76979871/8272103f6e', 'https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e'],
    [
      'https://player.vimeo.com/video/76979871?h=8272103f6e',
      'https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e',
    ],
    [
      'https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk?si=abc',
      'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk',
    ],
    [
      'https://soundcloud.com/some-desk/a-talk',
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-desk%2Fa-talk',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/34019569&color=ff5500',
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F34019569',
    ],
    ['https://datawrapper.dwcdn.net/AbC12/3/', 'https://datawrapper.dwcdn.net/AbC12/'],
    ['https://public.flourish.studio/visualisation/12345/', 'https://flo.uri.sh/visualisation/12345/embed'],
    ['https://flo.uri.sh/story/12345/embed?auto=1', 'https://flo.uri.sh/story/12345/embed'],
    ['https://twitter.com/newsdesk/status/20?s=20', 'https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true'],
    [
      `https://bsky.app/profile/${DID}/post/3kabcdefghij2`,
      `https://embed.bsky.app/embed/${DID}/app.bsky.feed.post/3kabcdefghij2`,
    ],
  ])('%s loads %s', (address, embedUrl) => {
    expect(embedFromUrl(address)?.embedUrl).toBe(embedUrl)
  })

  it('names the page, without what tracks a reader', () => {
    expect(embedFromUrl('https://youtu.be/dQw4w9WgXcQ?si=tracker')).toEqual({
      provider: 'YouTube',
      url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      embedUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
      aspectRatio: 16 / 9,
    })
  })

  it('is understood again from its own page and frame addresses', () => {
    for (const address of [
      'https://youtu.be/dQw4w9WgXcQ?t=9',
      'https://vimeo.com/76979871/8272103f6e',
      'https://open.spotify.com/track/4rOoJ6Egrf8K2IrywzwOMk',
      'https://soundcloud.com/some-desk/sets/talks',
      'https://datawrapper.dwcdn.net/_/AbC12/',
      'https://flo.uri.sh/visualisation/12345/embed',
      `https://bsky.app/profile/${DID}/post/3kabcdefghij2`,
    ]) {
      const embed = embedFromUrl(address)
      expect(embed, address).toBeDefined()
      expect(embedFromUrl(embed?.url ?? '')).toEqual(embed)
      expect(embedFromUrl(embed?.embedUrl ?? '')).toEqual(embed)
    }
  })

  it.each([
    'https://example.org/watch?v=dQw4w9WgXcQ',
    'https://youtube.com.example.org/watch?v=dQw4w9WgXcQ',
    'https://user@www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=short',
    'https://www.youtube.com/watch?v="><script>',
    'https://www.youtube.com/embed/videoseries?list=PL1',
    'https://vimeo.com/channels/staffpicks',
    'https://vimeo.com/about',
    'https://twitter.com/newsdesk',
    'https://bsky.app/profile/name.bsky.social/post/3kabcdefghij2',
    'https://constructor/',
    'javascript:alert(1)//www.youtube.com/embed/dQw4w9WgXcQ',
    'ftp://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'not an address',
    '',
  ])('is refused for %s', (address) => {
    expect(embedFromUrl(address)).toBeUndefined()
  })
})
