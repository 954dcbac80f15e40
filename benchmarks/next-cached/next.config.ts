import path from 'node:path'
import type { NextConfig } from 'next'

/** The app that a benchmark compares with: Next as its documentation says, with its own cache. */
export default {
  poweredByHeader: false,
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true },
  // It imports the newsroom's own reading and theme, which lie above this folder.
  turbopack: { root: path.resolve(import.meta.dirname, '../..') },
} satisfies NextConfig
