/** What follows these opens something for whoever has it: it is a key, and no log keeps keys. */
const KEY = /^(\/(?:preview\/shared|admin\/reset)\/)[^/]+/

/** The path of a request as a log may hold it: without its query, and without what is a key in it. */
export function pathForLog(url: string | undefined): string | undefined {
  return url?.split('?', 1)[0]?.replace(KEY, '$1…')
}
