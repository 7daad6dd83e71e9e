/** The league table as a page to read. */
import { Period, Quantity, Reading, type Text } from "@lantoa/core"
import type { Received, Standings } from "./league.ts"

const vietnamese = {
  invented: "MỌI ĐƠN VỊ VÀ SỐ LIỆU Ở ĐÂY LÀ GIẢ ĐỊNH, sinh từ một hạt giống để minh họa; không phải của nơi nào.",
  came: ({ accepted, batches, corrections, unchanged }: Figures) =>
    `${accepted} số liệu trong ${batches} lần gửi; ${unchanged} dòng gửi trùng không tính hai lần, ${corrections} số được đính chính.`,
  rank: "Hạng",
  unit: "Đơn vị",
  now: "Đến nay",
  due: (day: string) => `Đến hạn, ${day}`,
  silent: (silent: number, of: number) =>
    silent === 0
      ? "Xếp theo số đã báo cáo; tỉnh nào cũng đã đủ xã."
      : `Xếp theo số đã báo cáo. ${silent}/${of} tỉnh còn xã chưa báo cáo: các tỉnh này có thể đứng cao hơn.`,
  country: "Cả nước"
}

const english: typeof vietnamese = {
  invented:
    "ALL UNITS AND FIGURES HERE ARE MADE UP, generated from a seed to show how it is done; they are of no real place.",
  came: ({ accepted, batches, corrections, unchanged }) =>
    `${accepted} figures in ${batches} batches; ${unchanged} rows that came twice are not counted twice, ${corrections} figures were corrected.`,
  rank: "Rank",
  unit: "Unit",
  now: "By now",
  due: (day) => `When due, ${day}`,
  silent: (silent, of) =>
    silent === 0
      ? "Ranked by what was reported; every province has heard from all of its communes."
      : `Ranked by what was reported. ${silent} of ${of} provinces have silent communes, and may stand higher than here.`,
  country: "The country"
}

type Figures = { readonly [K in keyof Received]: string }

/** Columns as wide as their widest cell; the last is left as it is. */
const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd()
  )
}

export const report = (
  received: Received,
  { country, day, names, provinces }: Standings,
  month: Period.Period,
  language: Text.Language
): string => {
  const words = language === "vi" ? vietnamese : english
  const counts = Object.entries(received).map(([key, count]) => [key, Quantity.render(Quantity.exact(count), language)])
  const name = (id: string): string => names.get(id)![language]
  const shown = (reading: Reading.Reading): string => Reading.render(reading, language)
  const silent = provinces.filter(({ reading }) => reading.silent.length > 0).length
  return [
    words.invented,
    words.came(Object.fromEntries(counts) as Figures),
    "",
    `${name(provinces[0]!.reading.indicator)}, ${Period.render(month, language)}`,
    "",
    ...aligned([
      [words.rank, words.unit, words.now, words.due(Period.render(day, language))],
      ...provinces.map(({ due, rank, reading }) => [String(rank), name(reading.unit), shown(reading), shown(due)])
    ]),
    "",
    words.silent(silent, provinces.length),
    "",
    words.country,
    ...aligned(country.map((reading) => [`  ${name(reading.indicator)}`, shown(reading)]))
  ].join("\n")
}
