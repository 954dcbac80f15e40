'use client'

import { useAuth, useField, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { BothTexts } from './both-texts.tsx'
import { OWN_FORMS } from './own-forms.ts'

/**
 * Carries with each save the revision that the form's text was made from, and the form's own name, by which its saves know each
 * other. Shows nothing, until a save was refused because somebody else's came before: then both texts.
 */
export function RevisionField({ path }: { path: string }) {
  const { value: revision } = useField<number>({ path })
  const { dispatchFields } = useForm()
  const { user } = useAuth()
  const [random] = useState(newName)
  const form = `${user?.id}-${random}`
  const savedInForm = useFormFields(([fields]) => fields.savedInForm?.value)
  const refused = useFormFields(([fields]) => (fields[path]?.valid === false ? fields[path]?.errorMessage : undefined))
  // The revision on which a save was refused. Payload forgets a field's error with the next look at the form.
  const [refusedOn, setRefusedOn] = useState<number>()
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    OWN_FORMS.add(form)
    return () => {
      OWN_FORMS.delete(form)
    }
  }, [form])

  useEffect(() => {
    if (savedInForm === form) return
    // Afterwards: the form itself, whose effects come after this one, puts its first state in the place of whatever was set.
    const timer = setTimeout(() => dispatchFields({ type: 'UPDATE', path: 'savedInForm', value: form }))
    return () => clearTimeout(timer)
  }, [savedInForm, form, dispatchFields])

  useEffect(() => {
    if (!refused || refusedOn === (revision ?? 0)) return
    setRefusedOn(revision ?? 0)
    setOpen(true)
  }, [refused, refusedOn, revision])

  if (refusedOn === undefined || refusedOn !== (revision ?? 0)) return null
  return isOpen ? (
    <BothTexts revision={revision ?? 0} form={form} onClose={() => setOpen(false)} />
  ) : (
    <p className="desk-stale" role="alert">
      Not saved: somebody else has saved this meanwhile.{' '}
      <button type="button" onClick={() => setOpen(true)}>
        Look at both texts
      </button>
    </p>
  )
}

/** Not `randomUUID`, which browsers keep to themselves where the desk has no TLS. */
function newName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
