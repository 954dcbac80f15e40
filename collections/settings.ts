import type { Field, GlobalAfterChangeHook, GlobalConfig } from 'payload'
import { writeSite } from '../edition/write-site.ts'
import { isLanguageTag } from '../lib/language-tag.ts'
import { scopeOf } from '../newsroom/permissions.ts'
import { activeUser } from './access.ts'
import { cleanGlobalInput } from './clean-input.ts'
import { isLink } from './is-link.ts'
import { needsFields } from './needs-fields.ts'

const writeToEdition: GlobalAfterChangeHook = async ({ doc, req }) => {
  await writeSite(req)
  return doc
}

const globalAccess = (subject: 'settings' | 'breaking') => ({
  read: ({ req }: { req: Parameters<typeof activeUser>[0] }) =>
    scopeOf(activeUser(req)?.role, subject, 'read') === 'all',
  update: ({ req }: { req: Parameters<typeof activeUser>[0] }) =>
    scopeOf(activeUser(req)?.role, subject, 'update') === 'all',
})

/** What the whole site shows: its name, clock, links and promos. */
export const settings: GlobalConfig = {
  slug: 'settings',
  label: 'Site settings',
  access: globalAccess('settings'),
  admin: {
    group: 'House',
    hideAPIURL: true,
    description: 'The name of the paper, what surrounds every page, and what a story needs.',
  },
  hooks: { beforeValidate: [cleanGlobalInput], afterChange: [writeToEdition] },
  fields: [
    { name: 'name', type: 'text', required: true, defaultValue: 'Broadsheet', maxLength: 100 },
    { name: 'tagline', type: 'text', maxLength: 200 },
    { name: 'logo', type: 'upload', relationTo: 'media', admin: { description: 'Empty: the name, set in type.' } },
    {
      name: 'timeZone',
      type: 'text',
      required: true,
      defaultValue: 'UTC',
      validate: (value: unknown) => isTimeZone(value) || 'A zone such as Europe/London or Asia/Kolkata.',
      admin: { description: 'In which every time on the site is given, e.g. Asia/Kolkata.' },
    },
    {
      name: 'language',
      type: 'text',
      required: true,
      defaultValue: 'en',
      maxLength: 35,
      validate: (value: unknown) => isLanguageTag(value) || 'A language tag such as en, en-GB, de or pt-BR.',
      admin: { description: 'Of the site and of stories that name none. Decides how dates are written, too.' },
    },
    links('social', 'Social networks'),
    links('apps', 'Apps'),
    links('sisterSites', 'Sister sites'),
    {
      name: 'promos',
      type: 'array',
      labels: { singular: 'Promo', plural: 'Promos' },
      maxRows: 12,
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          options: [
            { value: 'podcast', label: 'Podcast' },
            { value: 'event', label: 'Event' },
            { value: 'special', label: 'Special' },
            { value: 'push', label: 'Sign-up' },
          ],
        },
        { name: 'kicker', type: 'text', maxLength: 60 },
        { name: 'title', type: 'text', required: true, maxLength: 120 },
        { name: 'text', type: 'textarea', maxLength: 300 },
        { name: 'href', type: 'text', label: 'Address', required: true, maxLength: 500, validate: isLink },
        { name: 'linkText', type: 'text', maxLength: 60 },
        {
          name: 'date',
          type: 'date',
          admin: { description: 'Day of an event; it is no longer shown when the day is over.' },
        },
      ],
    },
    {
      name: 'footerColumns',
      type: 'array',
      labels: { singular: 'Column', plural: 'Columns of the foot' },
      maxRows: 6,
      fields: [{ name: 'title', type: 'text', required: true, maxLength: 60 }, links('links', 'Links')],
    },
    { name: 'legalLine', type: 'textarea', maxLength: 500 },
    needsFields,
  ],
}

/** The bar on top of every page, with an end. */
export const breaking: GlobalConfig = {
  slug: 'breaking',
  label: 'Breaking news',
  access: globalAccess('breaking'),
  admin: {
    group: 'Stories',
    hideAPIURL: true,
    description: 'A bar on top of every page, until the time that you set.',
  },
  hooks: { beforeValidate: [cleanGlobalInput], afterChange: [writeToEdition] },
  fields: [
    { name: 'isOn', type: 'checkbox', defaultValue: false, label: 'Show the bar' },
    {
      name: 'text',
      type: 'text',
      maxLength: 160,
      validate: (value: unknown, { siblingData }: { siblingData: { isOn?: boolean } }) =>
        !siblingData.isOn || (typeof value === 'string' && value.trim() !== '') || 'Say what is breaking.',
    },
    {
      name: 'href',
      type: 'text',
      label: 'Address',
      maxLength: 500,
      validate: (value: unknown) => !value || isLink(value),
    },
    {
      name: 'until',
      type: 'date',
      admin: { date: { pickerAppearance: 'dayAndTime' } },
      validate: (value: unknown, { siblingData }: { siblingData: { isOn?: boolean } }) =>
        !siblingData.isOn || Boolean(value) || 'Set when the bar goes away by itself.',
    },
  ],
}

function links(name: string, label: string): Field {
  return {
    name,
    type: 'array',
    label,
    labels: { singular: 'Link', plural: label },
    maxRows: 20,
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', required: true, maxLength: 60 },
          { name: 'href', type: 'text', label: 'Address', required: true, maxLength: 500, validate: isLink },
        ],
      },
    ],
  }
}

function isTimeZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
