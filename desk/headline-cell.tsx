'use client'

import { DefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { nameOfStory } from '../newsroom/untitled.ts'

/** A story's headline in a list; a draft that has none yet must still have something to click. */
export function HeadlineCell(props: DefaultCellComponentProps) {
  const headline = typeof props.cellData === 'string' ? props.cellData.trim() : ''
  return <DefaultCell {...props} cellData={nameOfStory(headline)} />
}
