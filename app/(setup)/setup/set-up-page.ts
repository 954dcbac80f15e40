import { escapeAttribute, escapeText } from '../../../feeds/escape.ts'

type Asked = 'name' | 'email' | 'password'
type Form = { token: string; name?: string; email?: string; problems?: Partial<Record<Asked, string>> }

/** The form for the first account. What was entered stands in it again, but for the password. */
export function formPage({ token, name = '', email = '', problems = {} }: Form): string {
  const count = Object.keys(problems).length
  return documentWith(
    'Set up the newsroom',
    `<h1>Set up the newsroom</h1>
<p>This makes the first account, an administrator. You invite everybody else from the newsroom itself.</p>
${count > 0 ? `<p class="alert" role="alert">${count === 1 ? 'One answer needs another look.' : 'Some answers need another look.'}</p>` : ''}
<form method="post" action="/setup">
<input type="hidden" name="token" value="${escapeAttribute(token)}">
${question({ name: 'name', label: 'Your name', type: 'text', autocomplete: 'name', value: name, problem: problems.name })}
${question({ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', value: email, problem: problems.email, hint: 'You sign in with it.' })}
${question({ name: 'password', label: 'Password', type: 'password', autocomplete: 'new-password', value: '', problem: problems.password, hint: '10 characters or more. Four words that do not belong together are easy to remember.' })}
<button type="submit">Make the account</button>
</form>`,
  )
}

/** What to do where there is no form: no valid link, or nothing left to set up. */
export function closedPage(reason: 'no-token' | 'has-account'): string {
  if (reason === 'has-account') {
    return documentWith(
      'Already set up',
      `<h1>This newsroom is already set up</h1>
<p>Sign in with your account. If you have none, ask an admin of the newsroom to invite you.</p>
<p><a class="button" href="/admin/login">Sign in</a></p>`,
    )
  }
  return documentWith(
    'Set-up link needed',
    `<h1>Open the link that the server printed</h1>
<p>The first account is made with a link that only whoever started the server has seen. It stands at the end of the server’s start
messages and looks like <code>/setup?token=…</code>. Open that link; start the server again to have it printed once more.</p>`,
  )
}

type Question = {
  name: Asked
  label: string
  type: string
  autocomplete: string
  value: string
  problem?: string
  hint?: string
}

function question({ name, label, type, autocomplete, value, problem, hint }: Question): string {
  const notes = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return `<div class="question${problem ? ' wrong' : ''}">
<label for="${name}">${label}</label>
${hint ? `<p class="hint" id="${name}-hint">${escapeText(hint)}</p>` : ''}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeAttribute(value)}" maxlength="${name === 'email' ? 320 : 200}" required${notes ? ` aria-describedby="${notes}"` : ''}${problem ? ' aria-invalid="true"' : ''}>
${problem ? `<p class="problem" id="${name}-problem">${escapeText(problem)}</p>` : ''}
</div>`
}

function documentWith(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Broadsheet</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${STYLE}</style>
</head>
<body>
<header>Broadsheet</header>
<main>
${main}
</main>
</body>
</html>
`
}

const STYLE = `
@font-face{font-family:Newsreader;src:url(/setup/type.woff2) format("woff2");font-weight:200 800;font-display:swap}
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#191713;--muted:#5f5a50;--rule:#d8d3c7;--edge:#787165;--field:#fff;--accent:#9b1c1f}
@media (prefers-color-scheme:dark){:root{--paper:#161412;--ink:#ebe6dc;--muted:#aca598;--rule:#38342d;--edge:#8d8677;--field:#211e1a;--accent:#ee8f80}}
*{box-sizing:border-box}
body{margin:0;padding:clamp(1.25rem,5vw,3rem) 1.25rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Libre Franklin",system-ui,Arial,sans-serif}
header,main{max-width:30rem;margin:0 auto}
header{font:600 1.5rem/1.2 Newsreader,Georgia,serif;padding-bottom:.6rem;border-bottom:3px double var(--edge)}
h1{font:500 clamp(1.9rem,6vw,2.6rem)/1.1 Newsreader,Georgia,serif;margin:2rem 0 .75rem;text-wrap:balance}
p{margin:0 0 1rem;text-wrap:pretty}
code{font-size:.9em;overflow-wrap:anywhere}
.question{margin:1.4rem 0}
label{display:block;font-weight:600}
.hint{margin:0;color:var(--muted);font-size:.9375rem}
input{display:block;width:100%;min-height:2.75rem;margin-top:.35rem;padding:.5rem .7rem;font:inherit;color:inherit;background:var(--field);border:1px solid var(--edge);border-radius:2px}
.wrong input{border:2px solid var(--accent)}
.problem,.alert{color:var(--accent);font-weight:600;margin:.35rem 0 0}
.alert{margin:0 0 1rem}
button,.button{display:inline-block;min-height:2.75rem;padding:.65rem 1.4rem;font:inherit;font-weight:600;line-height:1.3;color:var(--paper);background:var(--ink);border:0;border-radius:2px;text-decoration:none;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`.trim()
