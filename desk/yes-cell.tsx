'use client'

import type { DefaultCellComponentProps } from 'payload'

/** A tick in a list: “Yes”, or nothing to read. */
export function YesCell({ cellData }: DefaultCellComponentProps) {
  return cellData ? <span>Yes</span> : <span className="desk-hidden">No</span>
}
