/** A growing list of numbers, eight bytes each; an index without one gives 0. */
export type NumberColumn = {
  length: () => number
  push: (value: number) => void
  at: (index: number) => number
}

export function numberColumn(): NumberColumn {
  let values = new Float64Array(1024)
  let length = 0
  return {
    length: () => length,
    push(value) {
      if (length === values.length) {
        const grown = new Float64Array(length * 2)
        grown.set(values)
        values = grown
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
  }
}
