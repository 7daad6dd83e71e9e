/** Reading comma-separated text (RFC 4180), the columns one wants and no more; spreadsheets part fields by semicolons or tabs too. @internal */
import type { Problem } from "@lantoa/core"

const [newline, carriageReturn, quote] = [10, 13, 34]

/** Whether a title is one of the spellings of a name. */
const isCalled = (name: string, title: string): boolean =>
  name.split("|").some((one) => (one.endsWith("*") ? title.startsWith(one.slice(0, -1)) : one === title))

/** What parts the fields: of comma, semicolon and tab what the header has most of. */
const separatorOf = (text: string): number => {
  const end = text.indexOf("\n")
  const header = end === -1 ? text : text.slice(0, end)
  const count = (separator: string): number => header.split(separator).length
  return [",", ";", "\t"].reduce((a, b) => (count(b) > count(a) ? b : a)).charCodeAt(0)
}

/** That a table lacks columns. */
export const without = (columns: ReadonlyArray<string>, path: Problem.Problem["path"]): Problem.Problem => ({
  code: "missing-column",
  path,
  message: `has no column ${columns.map((one) => one.split("|")[0]).join(", ")}; add it`
})

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
 * Calls back with the wanted columns of each record, in the order asked for, always in the same array; a column that the
 * file does not have is empty. A name may have other spellings, parted by `|`, and `*` for its end. Gives the names that the header lacks.
 *
 * A field equal to the one above it is the same string: the dates, types and parents of a list repeat, and cost nothing.
 */
export const read = (
  source: string,
  names: ReadonlyArray<string>,
  record: (fields: ReadonlyArray<string>, line: number) => void
): ReadonlyArray<string> => {
  const text = source.normalize("NFC")
  const separator = separatorOf(text)
  const header: Array<string> = []
  let places: Array<number> | undefined
  const fields = names.map(() => "")
  let column = 0
  let blank = true
  let line = 1
  const finish = (): void => {
    if (places === undefined) {
      const found = names.map((name) => header.findIndex((title) => isCalled(name, title.trim())))
      places = header.map((_, index) => found.indexOf(index))
    } else if (column > 1 || !blank) {
      for (let at = column; at < header.length; at++) if (places[at]! >= 0) fields[places[at]!] = ""
      record(fields, line)
    }
    column = 0
    blank = true
    line += 1
  }
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    let end = at
    let unquoted: string | undefined
    if (text.charCodeAt(at) === quote) [unquoted, end] = quoted(text, at)
    let char = text.charCodeAt(end)
    while (end < text.length && char !== separator && char !== newline) char = text.charCodeAt(++end)
    const stop = char !== separator && end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
    if (stop > at) blank = false
    if (places === undefined) header.push(unquoted ?? text.slice(at, stop))
    else {
      const place = places[column] ?? -1
      if (place >= 0) {
        const above = fields[place]!
        if (unquoted !== undefined) fields[place] = unquoted
        else if (above.length !== stop - at || !text.startsWith(above, at)) fields[place] = text.slice(at, stop)
      }
    }
    column += 1
    at = end + 1
    if (char !== separator || end >= text.length) finish()
  }
  // The last record may end with an empty field and no line break.
  if (column > 0) finish()
  const titles = header.map((title) => title.trim())
  return names.filter((name) => !titles.some((title) => isCalled(name, title)))
}
