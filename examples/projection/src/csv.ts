/** A CSV file as Excel, Google Sheets and LibreOffice write it: UTF-8 or UTF-16, `,` or `;` or tab, titles above the header. */
import { readFile } from "node:fs/promises"
import type { Text } from "@lantoa/core"
import { dsvFormat } from "d3-dsv"
import { Refused } from "./refused.ts"

/** A column, and how people head it. */
export interface Column {
  readonly name: string
  readonly also?: ReadonlyArray<string>
  /** A file without it cannot be read. */
  readonly needed?: boolean
}

/** A row of a file with what stands in its cells, by the name of the column; nothing in those that are empty. */
export interface Row {
  readonly file: string
  readonly row: number
  readonly cells: { readonly [column: string]: string | undefined }
  /** What the file heads its columns with, by the name of the column. */
  readonly heads: { readonly [column: string]: string }
}

/** One spelling of letters and spaces. */
const tidy = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ")

/** The same whatever the capitals. */
export const fold = (text: string): string => tidy(text).toLocaleLowerCase("vi")

const refuse = (file: string, vi: string, en: string): never => {
  throw new Refused([{ file, what: { vi, en } }])
}

const decoded = (file: string, bytes: Uint8Array): string => {
  const starts = (...start: ReadonlyArray<number>) => start.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b) || starts(0xd0, 0xcf, 0x11, 0xe0))
    return refuse(
      file,
      "là tệp Excel; trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8”",
      'is an Excel workbook; save it as "CSV UTF-8" first'
    )
  if (starts(0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes)
  if (starts(0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return refuse(
      file,
      "không phải UTF-8 (có thể là TCVN3 hoặc Windows-1258); lưu lại với kiểu “CSV UTF-8”",
      'is not UTF-8 (TCVN3 or Windows-1258, perhaps); save it again as "CSV UTF-8"'
    )
  }
}

const separators = [",", ";", "\t"]
/** How far down a header is looked for: titles and notes stand above it. */
const deepest = 20

/** Where columns stand, if this is the row that heads them. */
const headed = (cells: ReadonlyArray<string>, columns: ReadonlyArray<Column>): Map<string, number> | undefined => {
  const heads = cells.map(fold)
  const found = new Map<string, number>()
  for (const { also = [], name, needed = false } of columns) {
    const index = heads.findIndex((head) => [name, ...also].some((one) => fold(one) === head))
    if (index === -1 && needed) return undefined
    if (index !== -1) found.set(name, index)
  }
  return found
}

const heading = (columns: ReadonlyArray<Column>, language: keyof Text.Text): string =>
  columns
    .filter(({ needed }) => needed)
    .map(({ also, name }) => (language === "vi" && also?.[0] !== undefined ? `${name} (${also[0]})` : name))
    .join(", ")

/** The rows of a file that hold something. */
export const rows = async (file: string, columns: ReadonlyArray<Column>): Promise<ReadonlyArray<Row>> => {
  const bytes = await readFile(file).catch(() =>
    refuse(file, "không đọc được; kiểm tra lại tên tệp", "cannot be read; check the name of the file")
  )
  const text = decoded(file, bytes)
  for (const separator of separators) {
    const lines = dsvFormat(separator).parseRows(text)
    for (const [index, line] of lines.slice(0, deepest).entries()) {
      const places = headed(line, columns)
      if (places === undefined) continue
      const heads = Object.fromEntries([...places].map(([name, at]) => [name, tidy(line[at]!)]))
      const read = lines.slice(index + 1).map((cells, below) => ({
        file,
        row: index + below + 2,
        heads,
        cells: Object.fromEntries([...places].map(([name, at]) => [name, tidy(cells[at] ?? "") || undefined]))
      }))
      return read.filter(({ cells }) => Object.values(cells).some((cell) => cell !== undefined))
    }
  }
  return refuse(
    file,
    `không có dòng tiêu đề với đủ các cột ${heading(columns, "vi")}; mỗi dòng ghi một số liệu`,
    `has no row that heads the columns ${heading(columns, "en")}; write one figure a row`
  )
}
