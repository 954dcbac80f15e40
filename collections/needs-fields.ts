import type { Field, NumberField } from 'payload'
import { DEFAULT_NEEDS, LEVELS, type Level, REQUIREMENTS, type Requirement } from '../newsroom/workflow/needs.ts'

const LEVEL_LABELS: Record<Level, string> = {
  review: 'Before review; an editor may publish without',
  live: 'Before it goes live',
  both: 'Before review, and before it goes live',
  hint: 'A hint: stops nobody',
}

const LABELS: Record<Requirement, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  text: 'Text',
  section: 'Section',
  author: 'Author',
  alt: 'Descriptions of pictures',
  credit: 'Credits of pictures',
  links: 'Links to our own pages',
  outsideLinks: 'Links to other sites',
}

/** What the checklist beside each story asks for, and when. The desk's own: readers' pages know nothing of it. */
export const needsFields: Field = {
  name: 'needs',
  type: 'group',
  label: 'What a story needs',
  admin: {
    description:
      'What is scheduled needs all of it. A headline and a section are asked for before a story goes live in any case: they are its address.',
  },
  fields: [
    ...REQUIREMENTS.map(
      (name): Field => ({
        ...{ name, type: 'select', label: LABELS[name], required: true, enumName: 'need_level' },
        options: LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value] })),
        defaultValue: DEFAULT_NEEDS.levels[name],
        admin: { isClearable: false, width: '50%' },
      }),
    ).flatMap(rowsOfTwo),
    {
      type: 'row',
      fields: [
        length('standfirstLeast', 'Fewest characters of a standfirst', DEFAULT_NEEDS.standfirst.least),
        length('standfirstMost', 'Most characters of a standfirst', DEFAULT_NEEDS.standfirst.most),
      ],
    },
  ],
}

function rowsOfTwo(_: Field, at: number, all: Field[]): Field[] {
  return at % 2 === 0 ? [{ type: 'row', fields: all.slice(at, at + 2) }] : []
}

function length(name: string, label: string, defaultValue: number): NumberField {
  return {
    ...{
      name,
      label,
      defaultValue,
      type: 'number',
      required: true,
      min: 0,
      max: 1000,
      admin: { step: 1, width: '50%' },
    },
    validate: (
      value: unknown,
      { siblingData }: { siblingData: { standfirstLeast?: number; standfirstMost?: number } },
    ) => {
      if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 1000) return 'A whole number up to 1,000.'
      const { standfirstLeast: least = 0, standfirstMost: most = 0 } = siblingData
      return least <= most || 'The fewest are not more than the most.'
    },
  }
}
