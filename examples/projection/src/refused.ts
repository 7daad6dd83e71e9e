/** What keeps files from being read: all of it at once, each with its place and its remedy, in the language asked for. */
import type { Text } from "@lantoa/core"
import type { Row } from "./csv.ts"

/** One thing that is wrong in a file. Rows are counted as a spreadsheet does, the first is 1. */
export interface Complaint {
  readonly file: string
  readonly row?: number
  readonly column?: string
  readonly what: Text.Text
}

/** What is wrong in a cell of a row: its column is called what the file calls it. */
export const wrong = ({ file, heads, row }: Row, column: string, vi: string, en: string): Complaint => ({
  file,
  row,
  column: heads[column] ?? column,
  what: { vi, en }
})

/** Files that cannot be read as they are. */
export class Refused extends Error {
  readonly complaints: ReadonlyArray<Complaint>
  constructor(complaints: ReadonlyArray<Complaint>) {
    super(render(complaints, "en"))
    this.complaints = complaints
  }
}

const most = 20
const words = {
  vi: { row: "dòng", column: "cột", more: "lỗi nữa" },
  en: { row: "row", column: "column", more: "more" }
}

/** A line for each, the first twenty of them. */
export const render = (complaints: ReadonlyArray<Complaint>, lang: "vi" | "en"): string => {
  const { column: col, more, row: line } = words[lang]
  const lines = complaints.slice(0, most).map(({ column, file, row, what }) => {
    const place = [
      file,
      ...(row === undefined ? [] : [`${line} ${row}`]),
      ...(column === undefined ? [] : [`${col} ${column}`])
    ]
    return `${place.join(", ")}: ${what[lang]}`
  })
  return [...lines, ...(complaints.length > most ? [`… ${complaints.length - most} ${more}`] : [])].join("\n")
}
