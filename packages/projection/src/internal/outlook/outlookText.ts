/**
 * An outlook as text.
 *
 * @internal
 */
import * as Answer from "../../Answer.ts"
import type { Arrival, Interval, Outlook } from "./outlook.ts"
import * as locale from "../locale.ts"
import * as record from "./record.ts"

type Words = { readonly [key in keyof typeof vietnamese]: string }

const vietnamese = {
  target: "Chỉ tiêu",
  by: "đến",
  undated: "không nêu thời hạn",
  stay: "giữ suốt kỳ",
  latest: "Mới nhất",
  method: "Phương pháp",
  paths: "đường mô phỏng",
  at: "Dự báo",
  median: "trung vị",
  interval: "khoảng",
  probability: "Xác suất đạt",
  met: "Thời điểm đạt",
  breached: "Thời điểm vi phạm",
  kept: "đã đạt khi đến hạn",
  missed: "không đạt khi đến hạn",
  already: "đã đạt",
  broken: "đã vi phạm",
  even: "trung vị",
  range: "10–90%",
  after: "sau",
  none: "chưa tới vào",
  gap: "Còn thiếu",
  passed: "đã vượt chỉ tiêu",
  pace: "Tốc độ",
  required: "cần",
  current: "hiện tại",
  step: "mỗi kỳ",
  points: " điểm %",
  raw: "đường thẳng",
  logit: "logit",
  gompertz: "chữ S (Gompertz)",
  status: "Đến nay",
  backtest: "Kiểm tra lại",
  outcomes: "lần đối chiếu với quá khứ",
  covered: "khoảng 80% chứa đúng",
  covered95: "khoảng 95%",
  error: "sai số trung bình",
  caveats: "Lưu ý"
}

const english: Words = {
  target: "Target",
  by: "by",
  undated: "no deadline stated",
  stay: "at every step",
  latest: "Latest",
  method: "Method",
  paths: "sample paths",
  at: "Forecast",
  median: "median",
  interval: "interval",
  probability: "Probability",
  met: "Met in",
  breached: "Breached in",
  kept: "met at its deadline",
  missed: "missed at its deadline",
  already: "already met",
  broken: "already breached",
  even: "median",
  range: "10–90%",
  after: "after",
  none: "not by",
  gap: "To go",
  passed: "the target is passed",
  pace: "Pace",
  required: "needed",
  current: "of late",
  step: "a step",
  points: " points",
  raw: "straight",
  logit: "logit",
  gompertz: "S-curve (Gompertz)",
  status: "So far",
  backtest: "Back-test",
  outcomes: "outcomes of the past",
  covered: "80% interval held",
  covered95: "95% interval",
  error: "mean error",
  caveats: "Caveats"
}

const signs = { ">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "=" } as const

/** The lines of an outlook. */
export const render = (self: Outlook, language: locale.Language): string => {
  const words = language === "vi" ? vietnamese : english
  const tell = <A>(answer: Answer.Answer<A>, say: (value: A) => string) =>
    answer._tag === "Known" ? say(answer.value) : `– ${answer.text[language]}`
  const number = (value: number) => `${locale.short(value, language, 1)}${self.goal.unit?.[language] ?? ""}`
  // The difference of two percentages is in points, not in percent.
  const unit = self.goal.unit?.[language] ?? ""
  const difference = (value: number) =>
    `${locale.short(value, language, 1)}${unit.trim() === "%" ? words.points : unit}`
  const rows: ReadonlyArray<readonly [string, string]> = [
    [words.target, target(self, words, number)],
    [words.latest, `${tell(self.latest, (it) => `${latest(it, number)} (${it.label})`)}  ${self.sparkline}`],
    [words.method, `${self.method}; ${locale.number(self.draws, language)} ${words.paths}`],
    [words.at, tell(self.median, (median) => forecast(self, words, number, median))],
    [words.probability, tell(self.probability, (p) => probability(self, p, words, language))],
    [
      self.arrival._tag === "Known" ? words[self.arrival.value.event] : words.met,
      tell(self.arrival, (it) => arrival(it, words, language, record.failed(self.backtest)))
    ],
    [words.gap, tell(self.gap, (gap) => (gap <= 0 ? words.passed : difference(gap)))],
    ...paces(self, words, language),
    ...statuses(self, words, language),
    ...(self.backtest === undefined || self.backtest.count === 0
      ? []
      : [[words.backtest, backtest(self.backtest, words, language, difference)] as const]),
    ...self.caveats.map((caveat, index) => [index === 0 ? words.caveats : "", caveat[language]] as const)
  ]
  const width = rows.reduce((widest, [head]) => Math.max(widest, head.length), 0)
  return [
    self.goal.title[language],
    ...rows.map(([head, body]) => `  ${head.padEnd(width)}  ${body}`.trimEnd()),
    ""
  ].join("\n")
}

type Write = (value: number) => string

const target = ({ goal }: Outlook, words: Words, number: Write): string => {
  const { deadline, threshold } = goal
  const exact = Answer.exact(threshold)
  const level = exact === undefined ? range(threshold as Interval, number) : number(exact)
  const when = deadline === undefined ? `(${words.undated})` : `${words.by} ${deadline.label}`
  return `${signs[goal.comparator]} ${level} ${when}${goal.mode === "stay" ? `, ${words.stay}` : ""}`
}

/** The newest figure as it was reported: a range stays one. */
const latest = (
  { reported, value }: { readonly value: number; readonly reported?: Answer.Range },
  number: Write
): string => {
  if (reported === undefined) return number(value)
  const { about, lower, lowerOpen, upper, upperOpen } = reported
  const near = about === true ? "~ " : ""
  if (lower === upper) return `${near}${number(lower)}`
  if (upper === Infinity) return `${near}${lowerOpen === true ? ">" : "≥"} ${number(lower)}`
  if (lower === -Infinity) return `${near}${upperOpen === true ? "<" : "≤"} ${number(upper)}`
  return `${near}${range(reported, number)}`
}

const range = ({ lower, upper }: Interval, number: Write): string => `${number(lower)} – ${number(upper)}`

const forecast = ({ goal, interval80, interval95 }: Outlook, words: Words, number: Write, median: number): string => {
  const band = (answer: Answer.Answer<Interval>, level: string) =>
    answer._tag === "Known" ? `; ${words.interval} ${level}: ${range(answer.value, number)}` : ""
  const when = goal.deadline === undefined ? "" : ` (${goal.deadline.label})`
  return `${words.median} ${number(median)}${when}${band(interval80, "80%")}${band(interval95, "95%")}`
}

const probability = ({ goal }: Outlook, p: number, words: Words, language: locale.Language): string =>
  goal.deadline !== undefined && goal.deadline.step <= 0
    ? p === 1
      ? words.kept
      : words.missed
    : locale.chance(p, language)

const arrival = (self: Arrival, words: Words, language: locale.Language, failed: boolean): string => {
  const { early, event, horizon, late, median, notByHorizon } = self
  if (self.already) return event === "met" ? words.already : words.broken
  const date = (label: string | undefined) => label ?? `${words.after} ${horizon}`
  const odds = early === undefined ? "" : `; ${words.range}: ${date(early)} – ${date(late)}`
  const said = notByHorizon > 0 && !(failed && record.isBold(notByHorizon))
  const open = said ? `; ${words.none} ${horizon}: ${locale.chance(notByHorizon, language)}` : ""
  return `${words.even} ${date(median)}${odds}${open}`
}

/** One line a scale with the paces that are known; then, once, why others are not. */
const paces = ({ rates }: Outlook, words: Words, language: locale.Language) => {
  const number = (value: number) => locale.number(value, language, 2)
  const reasons = new Set<string>()
  const lines = rates.flatMap(({ rate, scale }) => {
    // Without bounds there is nothing to say on a curved scale; the raw one always speaks.
    if (rate._tag === "Unknown") {
      if (scale === "raw") reasons.add(`– ${rate.text[language]}`)
      return []
    }
    const { current, ratio, required } = rate.value
    const known = [
      [words.required, required],
      [words.current, current]
    ] as const
    const parts = known.flatMap(([word, pace]) => {
      if (pace._tag === "Known") return [`${word} ${number(pace.value)}`]
      // That the target is met stands in a line of its own.
      if (pace.reason._tag !== "AlreadyMet") reasons.add(`– ${pace.text[language]}`)
      return []
    })
    if (parts.length === 0) return []
    const [first, ...rest] = parts
    const times = ratio._tag === "Known" ? ` (×${number(ratio.value)})` : ""
    return [`${words[scale]}: ${[`${first} ${words.step}`, ...rest].join(", ")}${times}`]
  })
  return [...lines, ...reasons].map((line, index) => [index === 0 ? words.pace : "", line] as const)
}

/** One line a method, or a single one where all give the same reason. */
const statuses = (self: Outlook, words: Words, language: locale.Language) => {
  const lines = self.statuses.map(({ status }) =>
    status._tag === "Known" ? status.value.text[language] : `– ${status.text[language]}`
  )
  return [...new Set(lines)].map((line, index) => [index === 0 ? words.status : "", line] as const)
}

const backtest = (
  { coverage80, count, coverage95, mae }: NonNullable<Outlook["backtest"]>,
  words: Words,
  language: locale.Language,
  number: Write
): string => {
  const share = (value: number) => `${locale.number(value * 100, language)}%`
  const compared = `${locale.number(count, language)} ${words.outcomes}`
  return `${compared}: ${words.covered} ${share(coverage80)}, ${words.covered95} ${share(coverage95)}, ${words.error} ${number(mae)}`
}
