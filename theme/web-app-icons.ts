/** The colour of the paper in the light theme, for the frame of an installed site. */
export const PAPER = '#fdfcf9'

/** Files of `public/`, for the web app manifest. */
export const WEB_APP_ICONS = [
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' as const },
]
