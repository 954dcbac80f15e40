/** What a story stores of an embed: nothing of the provider is loaded until a reader asks for it. */
export type EmbedData = {
  provider: string
  /** The page at the provider, for a reader who would rather go there. */
  url: string
  /** What a click loads into a frame. */
  embedUrl: string
  /** Width divided by height. */
  aspectRatio: number
}

/**
 * The embed of an address at a provider that we know, from the address alone: no network, so that saving a story never waits
 * for somebody else's server. Both the address of a page and that of its frame are understood. Always https, always the
 * provider's host that sets the fewest cookies.
 */
export function embedFromUrl(address: string): EmbedData | undefined {
  const url = parse(address)
  if (!url) return undefined
  const host = url.hostname.replace(/^(?:www|m|mobile|music)\./, '')
  return PROVIDERS[host]?.(url)
}

type Provider = (url: URL) => EmbedData | undefined
const WIDE = 16 / 9

const youtube: Provider = (url) => {
  const parts = segments(url)
  const id = ['embed', 'shorts', 'live', 'v'].includes(parts[0] ?? '') ? parts[1] : url.searchParams.get('v')
  return parts[1] === 'videoseries' ? undefined : youtubeVideo(id, url, parts[0] === 'shorts')
}

const youtubeShort: Provider = (url) => youtubeVideo(segments(url)[0], url, false)

function youtubeVideo(id: string | null | undefined, url: URL, upright: boolean): EmbedData | undefined {
  if (!id || !/^[\w-]{11}$/.test(id)) return undefined
  const start = seconds(url.searchParams.get('t') ?? url.searchParams.get('start'))
  return {
    provider: 'YouTube',
    url: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}` : ''}`,
    embedUrl: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`,
    aspectRatio: upright ? 9 / 16 : WIDE,
  }
}

const vimeo: Provider = (url) => {
  const parts = segments(url)
  const at = parts.findIndex((part) => /^\d{4,12}$/.test(part))
  const id = parts[at]
  if (!id) return undefined
  // Videos that are not listed carry a second part, without which the frame stays empty.
  const next = parts[at + 1]
  const key = url.searchParams.get('h') ?? (next && /^[0-9a-f]{6,20}$/.test(next) ? next : undefined)
  const safeKey = key && /^[0-9a-f]{6,20}$/.test(key) ? key : undefined
  return {
    provider: 'Vimeo',
    url: `https://vimeo.com/${id}${safeKey ? `/${safeKey}` : ''}`,
    embedUrl: `https://player.vimeo.com/video/${id}?dnt=1${safeKey ? `&h=${safeKey}` : ''}`,
    aspectRatio: WIDE,
  }
}

const spotify: Provider = (url) => {
  const parts = segments(url).filter((part) => part !== 'embed' && !/^intl-[a-z]+$/.test(part))
  const [kind, id] = parts
  if (!kind || !['track', 'album', 'playlist', 'episode', 'show', 'artist'].includes(kind)) return undefined
  if (!id || !/^[A-Za-z0-9]{22}$/.test(id)) return undefined
  return {
    provider: 'Spotify',
    url: `https://open.spotify.com/${kind}/${id}`,
    embedUrl: `https://open.spotify.com/embed/${kind}/${id}`,
    aspectRatio: kind === 'track' || kind === 'episode' ? 4 : WIDE,
  }
}

const soundcloud: Provider = (url) => {
  const [artist, track, ...more] = segments(url)
  if (!artist || !track || !/^[\w-]+$/.test(artist) || !/^[\w-]+$/.test(track)) return undefined
  if (more.length > 0 && track !== 'sets') return undefined
  const set = track === 'sets' ? more[0] : undefined
  if (track === 'sets' && !(set && /^[\w-]+$/.test(set))) return undefined
  return soundcloudPlayer(`https://soundcloud.com/${artist}/${track}${set ? `/${set}` : ''}`)
}

/** The frame's own address names the page, or its twin in the API, as a parameter. */
const soundcloudFrame: Provider = (url) => {
  const page = parse(url.searchParams.get('url') ?? '')
  if (page?.hostname === 'api.soundcloud.com') return soundcloudPlayer(`https://api.soundcloud.com${page.pathname}`)
  return page?.hostname === 'soundcloud.com' ? soundcloud(page) : undefined
}

function soundcloudPlayer(page: string): EmbedData {
  return {
    provider: 'SoundCloud',
    url: page,
    embedUrl: `https://w.soundcloud.com/player/?url=${encodeURIComponent(page)}`,
    aspectRatio: 4,
  }
}

const datawrapper: Provider = (url) => {
  const [, owner, chart] = /^\/(?:(_)\/)?([A-Za-z0-9]{5})(?:\/|$)/.exec(url.pathname) ?? []
  if (!chart) return undefined
  const page = `https://datawrapper.dwcdn.net/${owner ? '_/' : ''}${chart}/`
  return { provider: 'Datawrapper', url: page, embedUrl: page, aspectRatio: 4 / 3 }
}

const flourish: Provider = (url) => {
  const [kind, id] = segments(url)
  const short = kind && /^(visualisation|story)$/.test(kind)
  if (!short || !id || !/^\d{3,12}$/.test(id)) return undefined
  return {
    provider: 'Flourish',
    url: `https://public.flourish.studio/${kind}/${id}/`,
    embedUrl: `https://flo.uri.sh/${kind}/${id}/embed`,
    aspectRatio: 4 / 3,
  }
}

const post: Provider = (url) => {
  const [user, status, id] = segments(url)
  if (!user || !/^\w{1,30}$/.test(user) || !/^status(?:es)?$/.test(status ?? '') || !id || !/^\d{1,20}$/.test(id))
    return undefined
  return {
    provider: 'X',
    url: `https://x.com/${user}/status/${id}`,
    embedUrl: `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true`,
    aspectRatio: 1,
  }
}

const postFrame: Provider = (url) => {
  const id = url.searchParams.get('id')
  if (url.pathname !== '/embed/Tweet.html' || !id) return undefined
  return post(new URL(`https://x.com/i/status/${encodeURIComponent(id)}`))
}

/** Bluesky's frame wants the account's permanent name (a DID); a handle would have to be asked for, so such an address stays a link. */
const bluesky: Provider = (url) => {
  const match = /^\/(?:profile|embed)\/(did:plc:[a-z2-7]{24})\/(?:post|app\.bsky\.feed\.post)\/([a-z2-7]{13})\/?$/.exec(
    url.pathname,
  )
  if (!match) return undefined
  const [, account, record] = match
  return {
    provider: 'Bluesky',
    url: `https://bsky.app/profile/${account}/post/${record}`,
    embedUrl: `https://embed.bsky.app/embed/${account}/app.bsky.feed.post/${record}`,
    aspectRatio: 1,
  }
}

/** By host name, without `www.`, `m.` and their like; own properties only, so that no address reaches the prototype. */
const PROVIDERS: Record<string, Provider | undefined> = Object.assign(Object.create(null), {
  'youtube.com': youtube,
  'youtube-nocookie.com': youtube,
  'youtu.be': youtubeShort,
  'vimeo.com': vimeo,
  'player.vimeo.com': vimeo,
  'open.spotify.com': spotify,
  'soundcloud.com': soundcloud,
  'w.soundcloud.com': soundcloudFrame,
  'datawrapper.dwcdn.net': datawrapper,
  'public.flourish.studio': flourish,
  'flo.uri.sh': flourish,
  'twitter.com': post,
  'x.com': post,
  'platform.twitter.com': postFrame,
  'bsky.app': bluesky,
  'embed.bsky.app': bluesky,
})

/** Old archives carry `http:` and `//` addresses of hosts that all speak https now; anything else is refused. */
function parse(address: string): URL | undefined {
  const url = URL.parse(address.trim().replace(/^(?:http:)?\/\//i, 'https://'))
  if (url?.protocol !== 'https:' || url.username || url.port) return undefined
  return url
}

function segments(url: URL): string[] {
  return url.pathname.split('/').filter((part) => part !== '')
}

/** `90`, `90s`, `1m30s`, `1h2m3s` as a number of seconds. */
function seconds(text: string | null): number {
  const match = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text ?? '')
  if (!match) return 0
  const [, hours, minutes, rest] = match
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0)
}
