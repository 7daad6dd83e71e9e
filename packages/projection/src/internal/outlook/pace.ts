/** The pace that a target takes, in words: of one series, or of the units of a target about each of them. @internal */
import { type Text, Words } from "@lantoa/core"
import type * as locale from "../locale.ts"
import type { Each, EachUnit, Outlook, Pace } from "./outlook.ts"
import type { Writing } from "./writing.ts"

type Language = locale.Language

const spans: { readonly [K in Pace["per"]]: Text.Text } = {
  year: { vi: "năm", en: "year" },
  half: { vi: "nửa năm", en: "half-year" },
  quarter: { vi: "quý", en: "quarter" },
  month: { vi: "tháng", en: "month" },
  week: { vi: "tuần", en: "week" },
  day: { vi: "ngày", en: "day" }
}

/** What is needed, and what there has been of late; nothing where neither can be said. */
export const said = ({ adds, needed, per, recent }: Pace, language: Language, write: Writing): string => {
  const vi = language === "vi"
  const span = spans[per][language]
  if (adds === true) {
    const [much, late] = [needed, recent].map((value) => (value === undefined ? undefined : write.rate(value)))
    return [
      ...(much === undefined ? [] : [vi ? `mỗi ${span} cần thêm ${much}` : `${much} a ${span} are needed`]),
      ...(late === undefined ? [] : [vi ? `các ${span} gần đây bình quân ${late}` : `of late ${late} a ${span}`])
    ].join("; ")
  }
  const move = (value: number) =>
    value === 0
      ? vi
        ? "không đổi"
        : "no change"
      : vi
        ? `${value < 0 ? "giảm" : "tăng"} ${write.rate(Math.abs(value))}`
        : `${value < 0 ? "−" : "+"}${write.rate(Math.abs(value))} a ${span}`
  return [
    ...(needed === undefined ? [] : [vi ? `mỗi ${span} cần ${move(needed)}` : `${move(needed)} is needed`]),
    ...(recent === undefined ? [] : [vi ? `gần đây bình quân mỗi ${span} ${move(recent)}` : `of late ${move(recent)}`])
  ].join("; ")
}

/** Whether the pace of late leads there in time on a straight line; nothing where it is not known. */
const isEnough = ({ needed, recent }: Pace): boolean | undefined =>
  needed === undefined || recent === undefined ? undefined : recent * needed > 0 && Math.abs(recent) >= Math.abs(needed)

export const line = (self: Outlook, language: Language, write: Writing, own: Writing): ReadonlyArray<string> => {
  const bound = self.standIn !== undefined && self.standIn.kind !== "population"
  if (bound) return []
  if (self.each !== undefined) return ofUnits(self.each, language, own)
  const text = said(self.pace, language, write)
  const head = language === "vi" ? "Tốc độ" : "Pace"
  return text === "" ? [] : [`${head}: ${text}${enough(self, language === "vi")}.`]
}

/** Near the end of a scale a straight line says that it is enough where it is not. */
const enough = ({ goal, headline: { likelihood }, pace }: Outlook, vi: boolean): string => {
  const is = isEnough(pace)
  if (is === undefined || goal.comparator === "=") return ""
  const isLikely = likelihood === "likely" || likelihood === "veryLikely"
  // Odds know more than a straight line.
  if (!is) return isLikely ? "" : vi ? " (chưa đủ)" : " (not enough)"
  if (isLikely) return vi ? " (đủ)" : " (enough)"
  return goal.unit?.en.trim() === "%" ? (vi ? " (càng về cuối càng chậm)" : " (the last points are the slowest)") : ""
}

/** How many units a page tells the pace of. */
const most = 3

/** How far behind a unit is: the pace of late as a part of what is needed. */
const ratio = ({ pace: { needed = 0, recent = 0 } = { per: "year" } }: EachUnit): number => recent / needed

/** How many units are still short of it, how many of them go fast enough, and what the slowest need. */
const ofUnits = ({ goal, noun, units }: Each, language: Language, own: Writing): ReadonlyArray<string> => {
  const short = units.filter(({ met }) => met === false)
  if (short.length === 0 || goal.comparator === "=") return []
  const vi = language === "vi"
  const count = (some: ReadonlyArray<EachUnit>) => Words.count(some.length, noun[language], language)
  const slow = short.filter(({ pace }) => pace !== undefined && isEnough(pace) === false)
  const known = short.filter(({ pace }) => pace !== undefined && isEnough(pace) !== undefined)
  const head = vi ? `Tốc độ: ${count(short)} chưa đạt` : `Pace: ${count(short)} still short`
  if (known.length === 0) return [`${head}.`]
  const fast = known.length - slow.length
  const named = slow
    .toSorted((a, b) => ratio(a) - ratio(b))
    .slice(0, most)
    .map(({ name, pace }) => `${name[language]} (${said(pace!, language, own)})`)
  const slowest = named.length === 0 ? "" : `${vi ? " Chậm nhất" : " Slowest"}: ${named.join(", ")}.`
  return [
    vi
      ? `${head}, ${fast} ${noun.vi} trong số đó gần đây đủ nhanh để kịp hạn.${slowest}`
      : `${head}, ${fast} of them of late fast enough to be there in time.${slowest}`
  ]
}
