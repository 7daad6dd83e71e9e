/** Figures from the rows of a file: one series for each name, each on periods of one length. */
import { Period, Quantity, type Text } from "@lantoa/core"
import type { Projection } from "@lantoa/projection"
import { Result } from "effect"
import { type Column, fold, type Row } from "./csv.ts"
import { isUnknown, number } from "./numbers.ts"
import * as periods from "./periods.ts"
import { type Complaint, wrong } from "./refused.ts"

export const columns: ReadonlyArray<Column> = [
  { name: "series", also: ["Chuỗi số liệu", "Chỉ số", "Tên chỉ số"], needed: true },
  { name: "period", also: ["Kỳ", "Thời gian", "Kỳ báo cáo"], needed: true },
  { name: "value", also: ["Giá trị", "Số liệu"], needed: true },
  { name: "kind", also: ["Loại số liệu", "Loại"] },
  { name: "unit", also: ["Đơn vị tính", "ĐVT"] },
  { name: "unit_en" },
  { name: "source", also: ["Nguồn", "Nguồn số liệu"] },
  { name: "source_vi" }
]

const kinds = {
  share: ["share", "tỷ lệ", "tỉ lệ", "%"],
  count: ["count", "số hiện có"],
  flow: ["flow", "số trong kỳ"],
  total: ["running total", "lũy kế", "luỹ kế"]
} as const
/** What the figures of a series are: a share in percent, how many there are, how many came in a period, or have come so far. */
type Kind = keyof typeof kinds

export interface Series {
  readonly name: string
  readonly kind: Kind
  /** What stands after a number of it, if anything does. */
  readonly unit: Text.Text | undefined
  readonly history: ReadonlyArray<Projection.Point>
  /** The newest row, for its source. */
  readonly last: Row
}

interface Figure {
  readonly row: Row
  readonly period: Period.Period
  readonly value: Quantity.Quantity | undefined
}

const isTotal = (row: Row) => /^(tổng|cộng|total|sum)( |$)/.test(fold(row.cells["series"] ?? ""))

/** A figure, or all that is wrong with its row. */
const figure = (row: Row, locale: "vi" | "en" | undefined): Result.Result<Figure, ReadonlyArray<Complaint>> => {
  const { period: when, series, value: text } = row.cells
  if (isTotal(row))
    return Result.fail([
      wrong(row, "series", `“${series}” là dòng tổng; xóa dòng này`, `"${series}" is a row of totals; take it out`)
    ])
  const period = when === undefined ? undefined : periods.period(when)
  const value = isUnknown(text) ? Result.succeed(undefined) : number(text!, locale)
  const complaints = [
    ...(series === undefined
      ? [wrong(row, "series", "thiếu tên chuỗi số liệu", "the name of the series is missing")]
      : []),
    ...(period === undefined
      ? [
          wrong(
            row,
            "period",
            `“${when ?? ""}” không phải là kỳ; viết như 2025, quý I/2025, tháng 3/2025`,
            `"${when ?? ""}" is no period; write it as 2025, 2025-Q1 or 2025-03`
          )
        ]
      : []),
    ...(Result.isFailure(value) ? [wrong(row, "value", value.failure.vi, value.failure.en)] : [])
  ]
  return complaints.length > 0 || period === undefined || Result.isFailure(value)
    ? Result.fail(complaints)
    : Result.succeed({ row, period, value: value.success })
}

/** The kind that a row says, `undefined` where it is no kind. */
const kindOf = (text: string): Kind | undefined =>
  (Object.keys(kinds) as ReadonlyArray<Kind>).find((kind) => kinds[kind].some((one) => one === fold(text)))

const kindWrong = (row: Row): Complaint =>
  wrong(
    row,
    "kind",
    `“${row.cells["kind"]}” không phải loại số liệu; viết tỷ lệ, số hiện có, số trong kỳ hoặc lũy kế`,
    `"${row.cells["kind"]}" is no kind; write share, count, flow or running total`
  )

/** Days as the years, quarters or months that they end. */
const ended = (figures: ReadonlyArray<Figure>, complaints: Array<Complaint>): ReadonlyArray<Figure> => {
  if (figures.some(({ period }) => Period.bounds(period).kind !== "day")) return figures
  const kind = periods.closing(figures.map(({ period }) => period))
  const { row } = figures[0]!
  if (kind === undefined)
    complaints.push(
      wrong(
        row,
        "period",
        `“${row.cells["period"]}” là một ngày không cuối tháng; ghi năm, quý hoặc tháng của số liệu`,
        `"${row.cells["period"]}" is a day that ends no month; write the year, quarter or month of the figure`
      )
    )
  return kind === undefined
    ? figures
    : figures.map((one) => ({ ...one, period: Period.of(Period.lastDay(one.period), kind) }))
}

/** Figures that stand beside others of the series and cannot. */
const together = (figures: ReadonlyArray<Figure>): ReadonlyArray<Complaint> => {
  const first = figures[0]!
  const seen = new Map<string, number>()
  return figures.flatMap(({ period, row }) => {
    const before = seen.get(period)
    seen.set(period, row.row)
    const [vi, en] = [Period.render(period, "vi"), Period.render(period, "en")]
    if (before !== undefined)
      return [
        wrong(
          row,
          "period",
          `${vi} đã có ở dòng ${before}; giữ một dòng`,
          `${en} stands in row ${before} too; keep one`
        )
      ]
    if (Period.bounds(period).kind === Period.bounds(first.period).kind) return []
    return [
      wrong(
        row,
        "period",
        `${vi} không cùng độ dài với kỳ ở dòng ${first.row.row}; một chuỗi chỉ dùng một loại kỳ`,
        `${en} is not of the length of the period in row ${first.row.row}; give a series periods of one length`
      )
    ]
  })
}

/** The first figure that is no share. */
const beyond = (figures: ReadonlyArray<Figure>): ReadonlyArray<Complaint> =>
  figures
    .filter(({ value }) => value !== undefined && Quantity.intersect(value, Quantity.between(0, 100)) === undefined)
    .slice(0, 1)
    .map(({ row }) =>
      wrong(
        row,
        "value",
        `“${row.cells["value"]}” không thể là tỷ lệ %; thêm cột kind (Loại số liệu): số hiện có, số trong kỳ hoặc lũy kế`,
        `"${row.cells["value"]}" is no share in percent; add a column kind with count, flow or running total`
      )
    )

const unitOf = (kind: Kind, { cells }: Row): Text.Text | undefined => {
  if (kind === "share") return { vi: "%", en: "%" }
  const vi = cells["unit"] ?? cells["unit_en"]
  return vi === undefined ? undefined : { vi: ` ${vi}`, en: ` ${cells["unit_en"] ?? vi}` }
}

const series = (rows: ReadonlyArray<Figure>, complaints: Array<Complaint>): Series => {
  const said = rows.filter(({ row }) => row.cells["kind"] !== undefined)
  const unknown = said.filter(({ row }) => kindOf(row.cells["kind"]!) === undefined)
  const kind = (said[0] && kindOf(said[0].row.cells["kind"]!)) ?? "share"
  const figures = ended(rows, complaints).toSorted((a, b) => Period.compare(a.period, b.period))
  complaints.push(
    ...unknown.map(({ row }) => kindWrong(row)),
    ...together(figures),
    ...(kind === "share" ? beyond(figures) : [])
  )
  return {
    name: rows[0]!.row.cells["series"]!,
    kind,
    unit: unitOf(kind, figures.at(-1)!.row),
    history: figures.map(({ period, value }) => ({
      period,
      value: value === undefined ? null : Quantity.toJson(value)
    })),
    last: figures.at(-1)!.row
  }
}

/** The series of a file, by names in small letters: those that could be read, and the names of all. */
export interface Known {
  readonly read: ReadonlyMap<string, Series>
  readonly names: ReadonlyMap<string, string>
}

/** What is wrong with rows is added to the complaints. */
export const read = (
  rows: ReadonlyArray<Row>,
  locale: "vi" | "en" | undefined,
  complaints: Array<Complaint>
): Known => {
  const figures = rows.flatMap((row) => {
    const found = figure(row, locale)
    if (Result.isSuccess(found)) return [found.success]
    complaints.push(...found.failure)
    return []
  })
  const grouped = Map.groupBy(figures, ({ row }) => fold(row.cells["series"]!))
  const names = rows.flatMap((row) => (isTotal(row) ? [] : (row.cells["series"] ?? []))).toReversed()
  return {
    read: new Map([...grouped].map(([name, some]) => [name, series(some, complaints)])),
    names: new Map(names.map((name) => [fold(name), name]))
  }
}

/** How a series is projected. */
export const projected = ({ kind, unit }: Series): Pick<Projection.Options, "kind" | "unit"> => ({
  kind: kind === "count" ? "stock" : kind,
  ...(unit === undefined ? {} : { unit })
})

const words = { vi: "chưa có chỉ tiêu; kết quả mới nhất", en: "no target; latest" }

/** A series that no target is about. */
export const render = ({ history, last, name, unit }: Series, lang: "vi" | "en"): string => {
  const newest = history.findLast(({ value }) => value !== null)
  if (newest?.value == null) return `${name}: ${{ vi: "chưa có số liệu", en: "no figures" }[lang]}`
  const source = (lang === "vi" ? last.cells["source_vi"] : undefined) ?? last.cells["source"]
  const said = [Period.render(Period.from(newest.period), lang), ...(source === undefined ? [] : [source])].join(", ")
  return `${name}: ${words[lang]} ${Quantity.render(Quantity.from(newest.value), lang)}${unit?.[lang] ?? ""} (${said})`
}
