const NOTICES: Record<string, string> = {
  'account-made': 'Your account is made. Sign in with it.',
}

type Props = { searchParams?: Record<string, string | string[] | undefined> }

/** What stands above the sign-in form: who it is for, a notice from where one came, and who helps where no mail can be sent. */
export function LoginWords({ searchParams }: Props) {
  const notice = NOTICES[String(searchParams?.notice ?? '')]
  const hasMail = Boolean(process.env.SMTP_URL)
  return (
    <div className={hasMail ? 'desk-login' : 'desk-login desk-login--no-mail'}>
      {notice && (
        <p className="desk-notice" role="status">
          {notice}
        </p>
      )}
      <h1 className="desk-login__title">Sign in to the newsroom</h1>
      <p>For those who write and edit here. No account yet? An admin of the newsroom can invite you.</p>
      {!hasMail && <p>Password forgotten? An admin can give you a link to set a new one.</p>}
    </div>
  )
}
