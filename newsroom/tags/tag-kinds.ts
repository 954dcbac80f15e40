/** What a tag can stand for, in the newsroom's words. */
export const TAG_KINDS = [
  { label: 'Person', value: 'person' },
  { label: 'Organisation', value: 'organisation' },
  { label: 'Place', value: 'place' },
  { label: 'Topic', value: 'topic' },
  { label: 'Series', value: 'series' },
] as const

export type TagKind = (typeof TAG_KINDS)[number]['value']

export function kindLabel(kind: TagKind): string {
  return TAG_KINDS.find(({ value }) => value === kind)?.label ?? 'Topic'
}
