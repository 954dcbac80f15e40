import { expect, test } from 'vitest'
import { originForm } from './origin-form.ts'

test.each([
  ['/', '/'],
  ['/a?b=http://c/', '/a?b=http://c/'],
  ['//evil.example/a', '//evil.example/a'],
  ['/a#b', '/a'],
  ['/a?b#c?d', '/a?b'],
])('%s asks for %s', (target, url) => {
  expect(originForm(target)).toEqual({ url, host: undefined })
})

test.each([
  ['http://news.example.org/', '/', 'news.example.org'],
  ['http://news.example.org', '/', 'news.example.org'],
  ['HTTPS://news.example.org:8443/admin?a=b#c', '/admin?a=b', 'news.example.org:8443'],
  ['http://news.example.org?a', '/?a', 'news.example.org'],
  ['http://[::1]:3000//a', '//a', '[::1]:3000'],
])('a whole address, %s, asks for %s of %s', (target, url, host) => {
  expect(originForm(target)).toEqual({ url, host })
})

test.each([
  '',
  '*',
  'a',
  'ftp://news.example.org/',
  'http:///a',
  'http:/a',
  'http://me:secret@news.example.org/',
  'news.example.org:443',
])('“%s” is no address of ours', (target) => {
  expect(originForm(target)).toBeUndefined()
})
