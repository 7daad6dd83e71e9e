/** An outlook as a page that a committee reads. @internal */
import { type Text, Words } from "@lantoa/core"
import * as Answer from "../../Answer.ts"
import * as locale from "../locale.ts"
import { tabulate } from "./tabulate.ts"
import type { Arrival, Backtest, Each, Likelihood, Outlook } from "./outlook.ts"
import * as pace from "./pace.ts"
import * as record from "./record.ts"
import * as units from "./units.ts"
import * as writing from "./writing.ts"

type Language = locale.Language
type Writing = writing.Writing

export const render = (self: Outlook, language: Language): string => {
  const write = writing.make(self, language)
  const own = writing.ofUnit(self, language)
  const blocks = [
    [headline(self, language, write), ...confidence(self, language)],
    isAhead(self) ? units.lines(self, language) : [],
    latest(self, language, write),
    isAhead(self) ? table(self, language, write) : [],
    isAhead(self)
      ? [...pace.line(self, language, write, own), ...arrival(self, language, write), ...trials(self, language, own)]
      : [],
    notes(self, language)
  ].filter((lines) => lines.length > 0)
  return [self.goal.title[language], ...blocks.flat().map((line) => `  ${line}`.trimEnd()), ""].join("\n")
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The verdict in words, of a target that is to be reached and of one that is to be kept. */
const verdicts: { readonly [K in Likelihood]: { readonly reach: Text.Text; readonly keep: Text.Text } } = {
  met: {
    reach: { vi: "đã đạt", en: "met" },
    keep: { vi: "đã đạt", en: "met" }
  },
  veryLikely: {
    reach: { vi: "rất có khả năng đạt", en: "very likely to be met" },
    keep: { vi: "hiện đã ở mức đạt, rất có khả năng giữ được", en: "met as it stands, and very likely to stay so" }
  },
  likely: {
    reach: { vi: "có khả năng đạt", en: "likely to be met" },
    keep: { vi: "hiện đã ở mức đạt, có khả năng giữ được", en: "met as it stands, and likely to stay so" }
  },
  unclear: {
    reach: { vi: "chưa rõ có đạt hay không", en: "unclear whether it will be met" },
    keep: {
      vi: "hiện đã ở mức đạt, chưa rõ có giữ được hay không",
      en: "met as it stands, unclear whether it stays so"
    }
  },
  unlikely: {
    reach: { vi: "khó đạt", en: "unlikely to be met" },
    keep: { vi: "hiện đã ở mức đạt nhưng khó giữ được", en: "met as it stands, but unlikely to stay so" }
  },
  veryUnlikely: {
    reach: { vi: "rất khó đạt", en: "very unlikely to be met" },
    keep: { vi: "hiện đã ở mức đạt nhưng rất khó giữ được", en: "met as it stands, but very unlikely to stay so" }
  },
  missed: {
    reach: { vi: "không đạt", en: "not met" },
    keep: { vi: "không đạt khi đến hạn", en: "not met at its deadline" }
  },
  undated: {
    reach: { vi: "chưa đạt", en: "not met yet" },
    keep: { vi: "chưa đạt", en: "not met yet" }
  },
  unjudged: {
    reach: { vi: "chưa đánh giá được", en: "cannot be judged" },
    keep: { vi: "chưa đánh giá được", en: "cannot be judged" }
  }
}

/** How likely it is in words, with the odds, and whose figures say so. */
export const verdict = (
  { goal, headline: { likelihood }, met, probability, standIn }: Outlook,
  language: Language
): string => {
  const ahead = goal.deadline !== undefined && goal.deadline.step > 0
  const words = verdicts[likelihood][Answer.value(met) === true ? "keep" : "reach"][language]
  const odds =
    isSettled(likelihood) || probability._tag === "Unknown" || !ahead
      ? ""
      : ` (${language === "vi" ? "xác suất " : ""}${locale.chance(probability.value, language)})`
  const whose =
    standIn?.kind === "population" && likelihood !== "unjudged"
      ? `, ${language === "vi" ? "nếu tính theo" : "going by"} ${standIn.of[language]}`
      : ""
  return `${capital(words)}${odds}${whose}`
}

/** Why no odds are given of a deadline; nothing where they are, or where it is settled. */
export const reason = (
  { goal, headline: { likelihood }, met, probability, standIn }: Outlook,
  language: Language
): string => {
  const why = goal.deadline === undefined ? met : probability
  if (isSettled(likelihood) || (why._tag === "Known" && likelihood !== "unjudged")) return ""
  if (why._tag === "Known") {
    const [of, there] = [standIn!.of[language], Number(why.value) === 1]
    return language === "vi"
      ? ` Chưa có số liệu của chính đối tượng; ${of} ${there ? "đã" : "chưa"} ở mức này.`
      : ` There are no figures of those it is about; ${of} were ${there ? "" : "not "}at that level.`
  }
  // An assessment begins with the verdict, which stands before it here.
  const text = why.text[language].replace(/^(Chưa đánh giá được|Unmeasurable): /, "")
  return ` ${capital(text).replace(/[^.]$/, "$&.")}`
}

const headline = (self: Outlook, language: Language, write: Writing) =>
  `${verdict(self, language)}: ${write.target}.${reason(self, language)}`

const isNothing = (latest: Outlook["latest"]): boolean => latest._tag === "Unknown" && latest.reason._tag === "NoData"

const isSettled = (likelihood: Likelihood): boolean => likelihood === "met" || likelihood === "missed"

/** Whether there is anything to expect. */
const isAhead = ({ headline: { likelihood } }: Outlook): boolean => !isSettled(likelihood) && likelihood !== "unjudged"

const grades = {
  high: { vi: "cao", en: "high" },
  medium: { vi: "trung bình", en: "medium" },
  low: { vi: "thấp", en: "low" }
} as const

const confidence = (
  { headline: { confidence: grade, likelihood, lowers }, latest: newest }: Outlook,
  language: Language
) => {
  if (isNothing(newest)) return []
  if (likelihood === "undated" || likelihood === "unjudged" || (isSettled(likelihood) && lowers.length === 0)) return []
  const [head, because] = language === "vi" ? ["Độ tin cậy", "vì"] : ["Confidence", "because"]
  const why = lowers.length === 0 ? "" : `, ${because} ${lowers.map((one) => one[language]).join("; ")}`
  return [`${head}: ${grades[grade][language]}${why}.`]
}

const latest = (self: Outlook, language: Language, write: Writing): ReadonlyArray<string> => {
  const { latest: newest, sparkline } = self
  // Where nothing is known the headline says so.
  if (newest._tag === "Unknown") return isNothing(newest) ? [] : [newest.text[language]]
  const { label, reported, value } = newest.value
  const when = write.date(label)
  const head =
    self.pace.adds === true
      ? language === "vi"
        ? `Lũy kế đến hết ${when}`
        : `So far, to the end of ${when}`
      : `${newestOf[self.standIn?.kind ?? "own"][language]} (${when})`
  return [`${head}: ${write.told(reported ?? value)}${distance(self, language, write)}.  ${sparkline}`]
}

/** What the newest figure is called. */
const newestOf = {
  own: { vi: "Kết quả mới nhất", en: "Latest" },
  ceiling: { vi: "Mức trần mới nhất", en: "Latest ceiling" },
  floor: { vi: "Mức sàn mới nhất", en: "Latest floor" },
  population: { vi: "Số liệu mới nhất", en: "Latest figure" }
} satisfies { readonly [of: string]: Text.Text }

/** How far from the target it is; of a target not to be exceeded, how much of it is left. */
const distance = (
  { gap, goal, headline: { likelihood }, latest: newest, met, standIn }: Outlook,
  language: Language,
  write: Writing
): string => {
  if (likelihood === "unjudged" || standIn?.kind === "ceiling" || standIn?.kind === "floor") return ""
  const vi = language === "vi"
  const vague = Answer.value(newest)?.reported !== undefined
  if (gap._tag === "Unknown" || (vague && Answer.value(met) === undefined)) return ""
  const size = write.difference(Math.abs(gap.value))
  const floor = goal.comparator.startsWith(">")
  if (vague || gap.value === 0) {
    const said =
      Answer.value(met) === true
        ? vi
          ? ", đã ở mức đạt"
          : ", enough for the target"
        : vi
          ? ", chưa đạt"
          : ", not enough"
    return said
  }
  if (goal.comparator === "=") return vi ? `, lệch ${size} so với chỉ tiêu` : `, ${size} off the target`
  if (gap.value > 0) {
    if (floor) return vi ? `, còn thiếu ${size}` : `, ${size} to go`
    return vi ? `, vượt mức cho phép ${size}` : `, ${size} above what is allowed`
  }
  if (floor) return vi ? `, vượt ${size}` : `, ${size} above the target`
  return vi ? `, trong mức cho phép, còn dư ${size}` : `, within what is allowed by ${size}`
}

const table = ({ each, standIn, table: rows }: Outlook, language: Language, write: Writing): ReadonlyArray<string> => {
  if (rows.length === 0) return []
  const vi = language === "vi"
  const hasOdds = rows.some(({ probability }) => probability !== undefined)
  const bound = standIn?.kind === "ceiling" || standIn?.kind === "floor"
  const what = bound
    ? { vi: standIn.kind === "ceiling" ? "mức trần" : "mức sàn", en: `the ${standIn.kind}` }
    : each === undefined
      ? { vi: "mức dự báo", en: "forecast" }
      : { vi: `số ${each.noun.vi} đạt`, en: `${Words.plural(each.noun.en, "en")} there` }
  const head = vi
    ? ["", what.vi, "khoảng dự báo 80%", ...(hasOdds ? ["khả năng đạt"] : [])]
    : ["", what.en, "80% interval", ...(hasOdds ? ["odds"] : [])]
  const cells = rows.map(({ label, lower, median, probability, upper }) => [
    write.date(label),
    write.number(median),
    `${write.number(lower)} – ${write.number(upper)}`,
    ...(hasOdds ? [probability === undefined ? "–" : locale.chance(probability, language)] : [])
  ])
  return tabulate([head, ...cells])
}

const arrival = (
  { arrival: found, backtest, goal }: Outlook,
  language: Language,
  write: Writing
): ReadonlyArray<string> => {
  if (found._tag === "Unknown" || found.value.already || goal.decided !== undefined) return []
  const { early, event, horizon, median, notByHorizon, passing }: Arrival = found.value
  const vi = language === "vi"
  const isMet = event === "met"
  const head = vi ? (isMet ? "Đạt lần đầu" : "Vi phạm lần đầu") : isMet ? "First met" : "First breached"
  const end = write.date(horizon)
  const isSaid = notByHorizon > 0 && !(record.failed(backtest) && record.isBold(notByHorizon))
  const odds = locale.chance(notByHorizon, language)
  const parts = [
    ...(median === undefined
      ? []
      : [
          vi ? `một nửa khả năng trước khi hết ${write.date(median)}` : `even odds by the end of ${write.date(median)}`
        ]),
    ...(early === undefined || early === median
      ? []
      : [vi ? `một phần mười khả năng ngay từ ${write.date(early)}` : `one in ten as early as ${write.date(early)}`]),
    ...(isSaid
      ? [
          vi
            ? `${odds} khả năng đến hết ${end} vẫn chưa`
            : `${odds} chance that it is still ${isMet ? "not met" : "kept"} at the end of ${end}`
        ]
      : median === undefined
        ? [vi ? `chưa tới một nửa khả năng trước khi hết ${end}` : `less than even odds by the end of ${end}`]
        : [])
  ]
  const once =
    passing === true ? (vi ? " Chạm mức một lần chưa chắc giữ được." : " Being there once is not staying there.") : ""
  return [`${head}: ${parts.join("; ")}.${once}`]
}

const trials = (self: Outlook, language: Language, write: Writing): ReadonlyArray<string> =>
  self.backtest === undefined || self.backtest.count === 0 ? [] : [trial(self.backtest, self.each, language, write)]

const trial = (
  { count, coverage80, mae }: Backtest,
  each: Each | undefined,
  language: Language,
  write: Writing
): string => {
  const vi = language === "vi"
  const held = Math.round(coverage80 * count)
  const [all, some] = [count, held].map((one) => locale.number(one, language))
  const share = `${locale.number(coverage80 * 100, language)}%`
  const of =
    each === undefined ? "" : `${vi ? " của" : " of"} ${Words.count(each.tried, each.noun[language], language)}`
  const error = write.difference(mae)
  if (count === 1) {
    return vi
      ? `Dự báo thử 1 lần trên quá khứ${of}: số thật nằm ${held === 1 ? "trong" : "ngoài"} khoảng dự báo 80%; lệch ${error}.`
      : `Tried once on the past${of}: the outcome lay ${held === 1 ? "in" : "outside"} the 80% interval; error ${error}.`
  }
  return vi
    ? `Dự báo thử ${all} lần trên quá khứ${of}: ${some} lần (${share}) số thật nằm trong khoảng dự báo 80%; lệch trung bình ${error}.`
    : `Tried ${all} times on the past${of}: ${some} ${held === 1 ? "outcome" : "outcomes"} (${share}) lay in the 80% interval; mean error ${error}.`
}

const notes = ({ caveats }: Outlook, language: Language): ReadonlyArray<string> =>
  caveats.map((caveat, index) => {
    const head = language === "vi" ? "Lưu ý: " : "Notes: "
    return `${index === 0 ? head : " ".repeat(head.length)}${caveat[language]}`
  })
