import type { DefaultServerCellComponentProps } from 'payload'

/** Other names of a tag, in the list of tags. */
export function AliasesCell({ cellData }: DefaultServerCellComponentProps) {
  return <span>{Array.isArray(cellData) ? cellData.join(', ') : ''}</span>
}
