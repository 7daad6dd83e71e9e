/**
 * Two promises before and after their denominators moved: Quảng Ninh's district target, and Đồng Tháp's one team for each
 * commune. Figures of activities are made up; dates, acts and numbers of communes are not. Takes `--lang en`.
 */
import { parseArgs } from "node:util"
import {
  Day,
  Documents,
  Explanation,
  Expression,
  Lantoa,
  Model,
  Period,
  Reading,
  Target,
  type Territory,
  type Text,
  Words
} from "@lantoa/core"
import { country } from "./country.ts"

const { values: options } = parseArgs({ options: { lang: { type: "string", default: "vi" } } })
const language: Text.Language = options.lang === "en" ? "en" : "vi"
const say = (vi: string, en: string) => process.stdout.write(`${language === "vi" ? vi : en}\n`)
const text = (vi: string, en: string) => ({ vi, en })

const quangNinh = "vn.22"
const uongBi = "vn.196"
const wards = ["vn.06811.2025-07-01", "vn.06820.2025-07-01", "vn.06832.2025-07-01"]
const oldDongThap = "vn.87"
const newDongThap = "vn.82.2025-07-01"
const hierarchy = "state"

const districtTarget = Target.from({
  id: "qn.district-activities",
  title: text(
    "Hằng năm, 100% đơn vị cấp huyện tổ chức ít nhất 2 hoạt động",
    "Every year, 100% of districts hold at least 2 activities"
  ),
  indicator: "activities",
  scope: { _tag: "EachUnit", within: quangNinh, level: "district", hierarchy },
  comparator: ">=",
  threshold: 2,
  deadline: { _tag: "Recurring", every: "year" },
  modality: "minimum",
  source: { title: "Kế hoạch của Ban Chấp hành Tỉnh Đoàn Quảng Ninh" }
})
const communeTarget = Target.rescope(districtTarget, {
  id: "qn.commune-activities",
  title: text(
    "Hằng năm, 100% đơn vị cấp xã tổ chức ít nhất 2 hoạt động",
    "Every year, 100% of communes hold at least 2 activities"
  ),
  scope: {
    _tag: "EachUnit",
    within: quangNinh,
    level: "commune",
    hierarchy,
    share: { comparator: ">=", percent: 100 }
  },
  source: { title: "Ví dụ: văn bản điều chỉnh sau ngày 01/7/2025" }
})

/** Each district two activities in 2024 and one in spring 2025; the communes of Uông Bí each one in spring 2025 as well. */
const activities = () => {
  const { hierarchies } = country()
  const districts = hierarchies[0]!.edges.filter((edge) => edge.level === "district").map((edge) => edge.unit)
  const communes = hierarchies[0]!.edges.filter((edge) => edge.parent === uongBi).map((edge) => edge.unit)
  const figure = (unit: string, period: string, value: number) => ({
    id: `a.${unit}.${period.toLowerCase()}`,
    measure: "activities",
    units: [unit],
    period,
    value,
    knownAt: "2025-12-31T00:00:00Z"
  })
  return [
    ...districts.map((unit) => figure(unit, "2024", 2)),
    ...communes.map((unit) => figure(unit, "2025-03", 1)),
    ...wards.map((unit) => figure(unit, "2025-09", 2))
  ]
}

/** One team set up in each of the 143 communes of Đồng Tháp in 2023: all the teams there are, so that the register is complete. */
const teams = () =>
  country()
    .hierarchies[0]!.edges.filter((edge) => edge.parent === oldDongThap && edge.from === "2020-01-01")
    .map(({ unit }, index) => ({
      id: `team.${unit}`,
      name: text(`Tổ công nghệ số cộng đồng số ${index + 1}`, `Community digital technology team ${index + 1}`),
      kind: "community-digital-team",
      host: unit,
      from: "2023-06-01"
    }))

const everyTeam = Expression.teams(undefined, { complete: true })

const lantoa = await Lantoa.open()
await lantoa.put(Documents.encode(country()), { knownAt: "2025-07-01T00:00:00Z" })
await lantoa.put(
  {
    measures: [
      {
        id: "activities",
        title: text("Số hoạt động nâng cao năng lực số", "Activities that raise digital capacity"),
        basis: "activity",
        accumulation: "flow",
        additivity: { time: "additive" }
      }
    ],
    indicators: [
      {
        id: "activities",
        title: text("Số hoạt động nâng cao năng lực số", "Activities that raise digital capacity"),
        expression: Expression.measure("activities")
      },
      {
        id: "teams-per-commune",
        title: text("Số tổ trên mỗi 100 xã", "Teams for every 100 communes"),
        expression: Expression.ratio(everyTeam, Expression.units("commune"), 100)
      },
      {
        id: "communes-with-a-team",
        title: text("Tỷ lệ xã có tổ", "Share of communes with a team"),
        expression: Expression.shareOfUnits({
          level: "commune",
          of: everyTeam,
          comparator: ">=",
          threshold: 1
        })
      }
    ],
    teams: teams(),
    targets: [districtTarget, communeTarget]
  },
  { knownAt: "2025-12-31T00:00:00Z" }
)
await lantoa.append({ id: "activities", observations: activities() })
const model = await lantoa.model()
/** What a unit was called on the day whose boundaries it is read on. */
const nameOf = ({ boundaries, period, unit }: Reading.Reading) =>
  Model.unitName(model, unit, language, boundaries === "as reported" ? Period.lastDay(period) : boundaries.asOf)

const assess = async (target: Target.Target, asOf: string) => {
  const found = await lantoa.assess(target, { asOf })
  const day = Words.day(Day.from(asOf), language)
  process.stdout.write(`  ${day.padEnd(16)}  ${target.title[language]}\n`)
  process.stdout.write(`                    ${found.because[language]}\n`)
}

const read = async (indicator: string, unit: string, period: string, boundaries: Territory.Boundaries) => {
  const [reading] = await lantoa.read({ indicator, hierarchy, units: [unit], periods: [period], boundaries })
  return reading!
}

const show = (reading: Reading.Reading) => {
  const { apportioned, bounded, exact } = reading.exactness
  const on = reading.boundaries === "as reported" ? undefined : Words.day(reading.boundaries.asOf, language)
  const where = `${nameOf(reading)}, ${Period.render(reading.period, language)}`
  const figures = [
    { count: exact, vi: "nguyên vẹn", en: "whole" },
    { count: apportioned, vi: "chia theo tỷ lệ", en: "apportioned" },
    { count: bounded, vi: "chưa rõ thuộc đơn vị nào", en: "of more than one unit, not known how much of each" }
  ].filter(({ count }) => count > 0)
  const told = (lang: Text.Language) => figures.map((one) => `${one.count} ${one[lang]}`).join(", ")
  const [vi, en] = figures.length === 0 ? ["", ""] : [` [số liệu: ${told("vi")}]`, ` [figures: ${told("en")}]`]
  say(
    `  ${where}, ${on === undefined ? "địa giới lúc báo cáo" : `theo địa giới ngày ${on}`}: ${Reading.render(reading, "vi")}${vi}`,
    `  ${where}, boundaries ${on === undefined ? "as reported" : `of ${on}`}: ${Reading.render(reading, "en")}${en}`
  )
}

say(
  "Ngày, văn bản và số đơn vị là thật. Số hoạt động, danh sách tổ và cặp xã sáp nhập ở Đồng Tháp là giả định, để minh họa.\n",
  "Dates, acts and numbers of units are real. Activities, teams and which communes of Đồng Tháp merged are made up to show how.\n"
)
say(
  "1. Quảng Ninh: chỉ tiêu giao cho cấp huyện, và cấp huyện kết thúc",
  "1. Quảng Ninh: a target for districts, and the end of districts"
)
await assess(districtTarget, "2024-12-31")
await assess(districtTarget, "2025-12-31")
await assess(communeTarget, "2025-12-31")

say(
  "\n2. Uông Bí: số liệu tháng 3/2025 của 10 phường, xã cũ, đọc theo địa giới mới",
  "\n2. Uông Bí: figures of March 2025 from 10 old communes, read on the new boundaries"
)
const later = { asOf: "2025-07-01" }
show(await read("activities", uongBi, "2025-03", "as reported"))
for (const ward of wards) show(await read("activities", ward, "2025-03", later))
show(await read("activities", quangNinh, "2025-03", later))
say("  Với tỷ lệ do địa phương cho: 40% Trưng Vương về Vàng Danh", "  With a share that the province gives: 40% of Trưng Vương to Vàng Danh") // prettier-ignore
const weights = [{ from: "vn.06820", to: "vn.06820.2025-07-01", share: 0.4 }]
for (const ward of wards.slice(0, 2)) show(await read("activities", ward, "2025-03", { ...later, weights }))
const bounded = await read("activities", wards[0]!, "2025-03", later)
say("\n  Vì sao:", "\n  Why:")
process.stdout.write(`${Explanation.render(await lantoa.explain(bounded), model, language, "    ")}\n`)

say(
  "\n3. Đồng Tháp: mỗi xã một tổ, 143 tổ và mẫu số đổi hai lần (coi như Tiền Giang chưa có tổ nào)",
  "\n3. Đồng Tháp: one team for each commune, 143 teams and a denominator that moved twice (as if Tiền Giang had no team)"
)
for (const indicator of ["teams-per-commune", "communes-with-a-team"]) {
  process.stdout.write(`  ${model.indicators.get(indicator)!.title[language]}\n`)
  show(await read(indicator, oldDongThap, "2023", "as reported"))
  show(await read(indicator, oldDongThap, "2025-06", { asOf: "2025-06-30" }))
  show(await read(indicator, newDongThap, "2025-07", later))
}

await lantoa.close()
