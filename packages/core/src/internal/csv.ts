/** Reading comma-separated text (RFC 4180) into rows. @internal */

/** Rows of fields; the first holds the names of the columns. Blank lines are left out. */
export const parse = (text: string): Array<Array<string>> => {
  const rows: Array<Array<string>> = []
  const nextQuote = (from: number): number => {
    const found = text.indexOf('"', from)
    return found === -1 ? text.length : found
  }
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let quote = nextQuote(at)
  while (at < text.length) {
    let end = text.indexOf("\n", at)
    if (end === -1) end = text.length
    if (quote < end) {
      const [row, next] = quoted(text, at)
      rows.push(row)
      at = next
      quote = nextQuote(at)
      continue
    }
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    if (line !== "") rows.push(line.split(","))
    at = end + 1
  }
  return rows
}

/** One record that holds a quote, from its first character; and where the next one begins. */
const quoted = (text: string, from: number): readonly [row: Array<string>, next: number] => {
  const row: Array<string> = []
  let field = ""
  let inside = false
  let at = from
  for (; at < text.length; at++) {
    const char = text[at]!
    if (inside) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') field += text[at++]!
      else inside = false
    } else if (char === '"') inside = true
    else if (char === ",") {
      row.push(field)
      field = ""
    } else if (char === "\n") break
    else if (char !== "\r") field += char
  }
  row.push(field)
  return [row, at + 1]
}

/** A table by the names of its columns. */
export interface Table {
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
  /** Index of a column, -1 when the file has none of that name. */
  readonly column: (...names: ReadonlyArray<string>) => number
}

/** A table with its header taken off. */
export const table = (text: string): Table => {
  const rows = parse(text)
  const header = (rows.shift() ?? []).map((name) => name.trim())
  return { rows, column: (...names) => header.findIndex((name) => names.includes(name)) }
}
