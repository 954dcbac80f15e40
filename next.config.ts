import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // `delivery/` compresses; the desk sits behind the operator's proxy or on a fast line.
  compress: true,
  reactStrictMode: true,
  // Without this Next streams metadata into the body for most readers, where no crawler and no page without scripts finds it.
  htmlLimitedBots: /.*/,
  // Readers' pictures are made on upload and served by `media/`; the optimizer would be one more thing to attack.
  images: { unoptimized: true },
  // `npm test` checks the types; a start on somebody's server need not.
  typescript: { ignoreBuildErrors: true },
  // Payload tells its errors apart by the names of their classes, which minified code has lost: every message became “unknown error”.
  experimental: { serverMinification: false },
  async headers() {
    const headers = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
      // The set-up and reset links hold a token; “no-referrer” would also blank the Origin of forms.
      { key: 'Referrer-Policy', value: 'same-origin' },
    ]
    // What editors read is nobody's to keep. What stands here wins over what a route says, so not for the pictures of previews.
    const unkept = [{ key: 'Cache-Control', value: 'private, no-store' }]
    return [
      ...['/admin/:path*', '/api/:path*', '/preview/:path*', '/setup', '/internal/:path*'].map((source) => ({
        source,
        headers,
      })),
      ...['/api/:path*', '/preview/:kind(articles|pages|fronts)/:path*', '/preview/shared/:token'].map((source) => ({
        source,
        headers: unkept,
      })),
    ]
  },
  async redirects() {
    return [
      { source: '/admin/create-first-user', destination: '/setup', permanent: false },
      // Colleagues are invited, from the list: nobody chooses a password for somebody else.
      { source: '/admin/collections/users/create', destination: '/admin/collections/users', permanent: false },
    ]
  },
}

const config = withPayload(nextConfig)

export default {
  ...config,
  async headers() {
    const headers = (await config.headers?.()) ?? []
    // Payload's hints for its colour theme, which cost each first visit a second request: for the admin, whose pages read them.
    return headers.map((rule) => (rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule))
  },
} satisfies NextConfig
