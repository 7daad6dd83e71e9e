/** Reading comma-separated text (RFC 4180), the columns one wants and no more. @internal */

/** The wanted columns of each record, in the order asked for; a column that the file does not have is always empty. */
export interface Table {
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
  /** Names that the header lacks. */
  readonly missing: ReadonlyArray<string>
}

const [comma, newline, carriageReturn, quote] = [44, 10, 13, 34]

/** A field in quotes, from its opening quote; and where its text goes on. */
const quoted = (text: string, from: number): readonly [field: string, next: number] => {
  let field = ""
  let at = from + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) return [field + text.slice(at), text.length]
    field += text.slice(at, end)
    if (text.charCodeAt(end + 1) !== quote) return [field, end + 1]
    field += '"'
    at = end + 2
  }
}

/**
 * Calls back with each record's fields by index. A field equal to the one above it is the same string, so that the many
 * repeated dates, types and parents of a list cost nothing.
 */
const scan = (text: string, wanted: (column: number) => boolean, record: (fields: Array<string>) => void): void => {
  const above: Array<string> = []
  let fields: Array<string> = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const column = fields.length
    let end = at
    let field: string | undefined
    if (text.charCodeAt(at) === quote) [field, end] = quoted(text, at)
    let char = text.charCodeAt(end)
    while (end < text.length && char !== comma && char !== newline) char = text.charCodeAt(++end)
    const stop = char !== comma && end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
    const before = above[column]
    if (field === undefined && wanted(column)) {
      field = before?.length === stop - at && text.startsWith(before, at) ? before : text.slice(at, stop)
      above[column] = field
    }
    fields.push(field ?? "")
    if (char !== comma || end >= text.length) {
      if (fields.length > 1 || stop > at) record(fields)
      fields = []
    }
    at = end + 1
  }
  // The last record ends with an empty field and no line break.
  if (fields.length > 0) record([...fields, ""])
}

/** Reads the columns of these names; a name may have other spellings, parted by `|`. */
export const read = (text: string, names: ReadonlyArray<string>): Table => {
  const source = text.normalize("NFC")
  const rows: Array<ReadonlyArray<string>> = []
  let places: ReadonlyArray<number> | undefined
  scan(
    source,
    (column) => places === undefined || places.includes(column),
    (fields) => {
      if (places !== undefined) rows.push(places.map((place) => fields[place] ?? ""))
      else places = names.map((name) => fields.findIndex((field) => name.split("|").includes(field.trim())))
    }
  )
  const found = places ?? []
  return { rows, missing: names.filter((_, index) => (found[index] ?? -1) === -1) }
}
