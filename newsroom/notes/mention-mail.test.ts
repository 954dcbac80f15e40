import { expect, test } from 'vitest'
import { type Mention, mentionMail } from './mention-mail.ts'

const mention: Mention = {
  ...{ kind: 'question', words: '@Asha Rao, who says so?', quote: 'The tram\nis late', by: 'Meera' },
  ...{ headline: 'Trams return', link: 'https://news.example/admin/collections/articles/1?note=2' },
}

test('a mail says who asks, what about, and where to answer', () => {
  expect(mentionMail(mention)).toEqual({
    subject: 'Meera asks you about “Trams return”',
    text: [
      '> The tram\n> is late',
      '@Asha Rao, who says so?',
      'Meera, on “Trams return”\nAnswer beside the story: https://news.example/admin/collections/articles/1?note=2',
    ].join('\n\n'),
  })
})

test('no headline and no name makes a second line of a subject', () => {
  const { subject } = mentionMail({ ...mention, headline: 'One\nBcc: two', by: 'Me\r\nera' })
  expect(subject).toBe('Me era asks you about “One Bcc: two”')
  expect(mentionMail({ ...mention, headline: ' ' }).subject).toContain('Untitled story')
  expect(mentionMail({ ...mention, headline: 'x'.repeat(400) }).subject).toHaveLength(200)
})
