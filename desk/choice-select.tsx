/** A choice in a plain form: anything, or one of those listed. */
export function ChoiceSelect({
  label,
  name,
  chosen,
  any,
  options,
}: {
  label: string
  name: string
  chosen: string | undefined
  any: string
  options: { id: string; name: string }[]
}) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
