import type { Summary } from '../statistics.ts'

/** A part of an open-loop schedule: requests a second, from the first rate evenly to the second. */
export type Phase = { seconds: number; from: number; to: number }

export type Pace =
  /** Every connection asks again as soon as it has its answer: how much a server can do. */
  | { kind: 'closed' }
  /**
   * Requests come when readers come, whether or not earlier ones are answered; what waits for a connection has begun to wait
   * when it was due. How long readers wait.
   */
  | { kind: 'open'; phases: Phase[] }
  /** All connections are open, then each asks once, at the same moment. */
  | { kind: 'burst' /** The first to ask goes away after so many milliseconds. */; firstLeavesAfterMs?: number }

/** Requests of one kind. */
export type Stream = {
  name: string
  pace: Pace
  /** Of an open loop: the most that there may be. */
  connections: number
  /** Addresses, each `/path?query`. */
  paths: string[]
  /** `once` ends the stream after the last address; `zipf` asks for the first most often. */
  order: 'cycle' | 'once' | 'zipf' | 'random'
  headers?: Record<string, string>
  /** A text in the body right before a number that only ever grows: whether a reader gets an older page after a newer one. */
  versionAfter?: string
}

export type LoadPlan = {
  /** Address of the server: `http://127.0.0.1:3000`. */
  origin: string
  /** How long closed loops run; open ones as long as their phases. */
  seconds: number
  seed?: number
  streams: Stream[]
}

export type Second = {
  /** When the second began, in milliseconds since 1970. */
  at: number
  done: number
  errors: number
  statuses: Record<string, number>
  cache: Record<string, number>
  p95: number
  p99: number
  max: number
}

export type StreamResult = {
  name: string
  /** Requests sent, answered, and failed by kind of error. */
  sent: number
  done: number
  errors: Record<string, number>
  /** Sent again on another connection, because the server had closed the idle one: what every browser does. */
  resent: number
  /** Due before the end, and without an answer when the patience after it was over. */
  unanswered: number
  statuses: Record<string, number>
  /** Answers by what the header Cache-Status says: hit, miss, stale, other, none. */
  cache: Record<string, number>
  bytes: number
  /** From the first request to the last answer. */
  seconds: number
  /** Milliseconds; in an open loop from when the request was due. Answers of any status, no errors. */
  latency: Summary
  timeline: Second[]
  versions?: VersionResult
}

export type VersionResult = {
  /** Answers older than one that the same connection had before. */
  wentBack: number
  /** Answers older than one that any connection had in full before this one's request was sent. */
  olderThanSeen: number
  /** Answers in which there was no version at all. */
  without: number
  /** For each version when an answer first held it, in milliseconds since 1970. */
  firstSeen: Record<string, number>
  /** For each version when it was last received. */
  lastSeen: Record<string, number>
}

export type LoadResult = { began: number; streams: StreamResult[] }
