/** Targets from the rows of a file, each about a series. */
import { Period, type Quantity, type Text } from "@lantoa/core"
import type { Attainment } from "@lantoa/projection"
import { Result } from "effect"
import { type Column, fold, type Row } from "./csv.ts"
import type { Known, Series } from "./figures.ts"
import { number } from "./numbers.ts"
import * as periods from "./periods.ts"
import { type Complaint, wrong as wrongIn } from "./refused.ts"

export const columns: ReadonlyArray<Column> = [
  { name: "id", also: ["Mã"] },
  { name: "series", also: ["Chuỗi số liệu", "Chỉ số", "Tên chỉ số"], needed: true },
  { name: "title_vi", also: ["Chỉ tiêu", "Tên chỉ tiêu", "title"], needed: true },
  { name: "title_en" },
  { name: "comparator", also: ["So sánh"] },
  { name: "threshold", also: ["Mức", "Mức chỉ tiêu"], needed: true },
  { name: "deadline", also: ["Thời hạn", "Hạn"] },
  { name: "source", also: ["Nguồn", "Văn bản"] },
  { name: "source_en" },
  { name: "stand_in", also: ["Thay thế"] },
  { name: "stand_in_vi", also: ["Số liệu của"] },
  { name: "stand_in_en" },
  { name: "caveat_vi", also: ["Lưu ý", "Ghi chú"] },
  { name: "caveat_en" }
]

export interface Target {
  /** Of letters, digits and hyphens: a chart is named after it. */
  readonly id: string
  readonly title: Text.Text
  readonly series: Series
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly deadline?: Period.Period
  /** That the figures are not the target's own: a ceiling or a floor of them, or another population's. */
  readonly standIn?: Attainment.StandIn
  readonly caveats: ReadonlyArray<Text.Text>
}

const standIns = {
  ceiling: ["ceiling", "mức trần", "trần"],
  floor: ["floor", "mức sàn", "sàn"],
  population: ["population", "đối tượng khác"]
} as const

/** What a row says the figures stand in for; `undefined` where it says what is none of these. */
const standInOf = ({ cells }: Row): { readonly standIn?: Attainment.StandIn } | undefined => {
  const { stand_in: text, stand_in_en: en, stand_in_vi: vi } = cells
  if (text === undefined) return {}
  const kind = (["ceiling", "floor", "population"] as const).find((one) =>
    standIns[one].some((name) => name === fold(text))
  )
  const of = vi ?? en
  return kind === undefined || of === undefined ? undefined : { standIn: { kind, of: { vi: of, en: en ?? of } } }
}

/** What stands for a comparator and its number in one cell or two: `≥` and `60`, `tối thiểu 60%`. */
export const limit = ({ cells }: Row): string => {
  const sign = (cells["comparator"] ?? "").replace("=>", ">=").replace("=<", "<=")
  return `${sign === "=" ? "" : sign} ${cells["threshold"] ?? ""}`.trim()
}

const compared = ({ lower, lowerOpen, upper, upperOpen }: Quantity.Quantity, isEqual: boolean) => {
  if (upper === Infinity) return { comparator: lowerOpen ? ">" : ">=", threshold: lower } as const
  if (lower === -Infinity) return { comparator: upperOpen ? "<" : "<=", threshold: upper } as const
  return isEqual ? ({ comparator: "=", threshold: lower } as const) : undefined
}

const both = (vi: string | undefined, en: string | undefined): ReadonlyArray<Text.Text> =>
  vi === undefined ? [] : [{ vi, en: en ?? vi }]

/** What comes in until a day is what comes in in its year. */
const yearOf = (deadline: Period.Period): Period.Period =>
  Period.bounds(deadline).kind === "day" ? Period.of(Period.lastDay(deadline), "year") : deadline

/** A target, or nothing where its row is wrong: what is, is added to the complaints. */
const target = (
  row: Row,
  series: Known,
  locale: "vi" | "en" | undefined,
  complaints: Array<Complaint>
): Target | undefined => {
  const { cells } = row
  const wrong = (column: string, vi: string, en: string) => void complaints.push(wrongIn(row, column, vi, en))
  const before = complaints.length
  const of = series.read.get(fold(cells["series"] ?? ""))
  const names = [...series.names.values()].join(", ")
  if (!series.names.has(fold(cells["series"] ?? "")))
    wrong(
      "series",
      `không có chuỗi số liệu “${cells["series"] ?? ""}”; có: ${names}`,
      `there is no series "${cells["series"] ?? ""}"; there are: ${names}`
    )
  const title = cells["title_vi"] ?? cells["title_en"]
  if (title === undefined) wrong("title_vi", "thiếu tên chỉ tiêu", "the target has no title")
  if (cells["threshold"] === undefined) wrong("threshold", "thiếu mức chỉ tiêu", "the target has no threshold")
  const read = number(limit(row), locale)
  if (cells["threshold"] !== undefined && Result.isFailure(read)) wrong("threshold", read.failure.vi, read.failure.en)
  const meant = Result.isSuccess(read) ? compared(read.success, cells["comparator"] === "=") : undefined
  if (Result.isSuccess(read) && meant === undefined)
    wrong(
      "comparator" in row.heads ? "comparator" : "threshold",
      `“${limit(row)}” chưa rõ là ít nhất hay không quá; viết >=, >, <=, < hoặc =`,
      `"${limit(row)}" does not say whether it is a least or a most; write >=, >, <=, < or =`
    )
  if (of?.kind === "share" && meant !== undefined && meant.threshold > 100)
    wrong(
      "threshold",
      `“${limit(row)}” không thể là tỷ lệ %; ghi loại của chuỗi số liệu ở cột kind (Loại số liệu)`,
      `"${limit(row)}" is no share in percent; say in the column kind what the series is`
    )
  const deadline = cells["deadline"] === undefined ? undefined : periods.period(cells["deadline"])
  if (cells["deadline"] !== undefined && deadline === undefined)
    wrong(
      "deadline",
      `“${cells["deadline"]}” không phải là thời hạn; viết như 2025, quý IV/2025, 31/12/2025`,
      `"${cells["deadline"]}" is no deadline; write it as 2025, 2025-Q4 or 2025-12-31`
    )
  const standIn = standInOf(row)
  if (standIn === undefined)
    wrong(
      "stand_in",
      `“${cells["stand_in"]}” chưa rõ: viết mức trần, mức sàn hoặc đối tượng khác, và ghi số liệu của ai ở cột stand_in_vi`,
      `"${cells["stand_in"]}" is not clear: write ceiling, floor or population, and whose figures they are in stand_in_en`
    )
  if (complaints.length > before || of === undefined || title === undefined || meant === undefined) return undefined
  return {
    id: (cells["id"] ?? `target-${row.row}`).replace(/[^\p{L}\p{N}_-]+/gu, "-"),
    title: { vi: title, en: cells["title_en"] ?? title },
    series: of,
    ...meant,
    ...(deadline === undefined ? {} : { deadline: of.kind === "flow" ? yearOf(deadline) : deadline }),
    ...standIn,
    caveats: [
      ...both(
        cells["source"] && `Chỉ tiêu theo ${cells["source"]}.`,
        `The target is from ${cells["source_en"] ?? cells["source"]}.`
      ),
      ...both(cells["caveat_vi"], cells["caveat_en"])
    ]
  }
}

/** The targets of a file; what is wrong with its rows is added to the complaints. */
export const read = (
  rows: ReadonlyArray<Row>,
  series: Known,
  locale: "vi" | "en" | undefined,
  complaints: Array<Complaint>
): ReadonlyArray<Target> => {
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    const found = target(row, series, locale, complaints)
    if (found === undefined) return []
    const before = seen.get(fold(found.id))
    seen.set(fold(found.id), row.row)
    if (before !== undefined)
      complaints.push(
        wrongIn(
          row,
          "id",
          `“${found.id}” đã có ở dòng ${before}; đặt mã khác`,
          `"${found.id}" stands in row ${before} too; give it another id`
        )
      )
    return found
  })
}
