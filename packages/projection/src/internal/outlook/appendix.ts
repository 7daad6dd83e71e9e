/** How an outlook was made, for those who ask. @internal */
import type { Text } from "@lantoa/core"
import * as locale from "../locale.ts"
import type { Outlook } from "./outlook.ts"
import * as units from "./units.ts"
import * as writing from "./writing.ts"

type Language = locale.Language

const words = {
  title: { vi: "Phụ lục: cách dự báo", en: "Appendix: how it was made" },
  method: { vi: "Phương pháp", en: "Method" },
  interval: { vi: "Khoảng dự báo 95%", en: "95% interval" },
  pace: { vi: "Tốc độ mỗi kỳ", en: "Pace a step" },
  status: { vi: "Tiến độ từ kỳ gốc", en: "Since the base" },
  trial: { vi: "Dự báo thử", en: "Back-test" },
  units: { vi: "Từng đơn vị", en: "Unit by unit" },
  raw: { vi: "đường thẳng", en: "straight" },
  logit: { vi: "đường cong lô-gít", en: "logit" },
  gompertz: { vi: "đường cong Gompertz", en: "S-curve (Gompertz)" },
  needed: { vi: "cần", en: "needed" },
  recent: { vi: "gần đây", en: "of late" }
} satisfies { readonly [word: string]: Text.Text }

export const render = (self: Outlook, language: Language): string => {
  const write = writing.make(self, language)
  const rows = [
    [words.method[language], method(self, language)],
    ...(self.interval95._tag === "Unknown"
      ? []
      : [
          [
            words.interval[language],
            `${write.number(self.interval95.value.lower)} – ${write.number(self.interval95.value.upper)}`
          ]
        ]),
    // Paces and statuses of the share of units say nothing of what units do.
    ...(self.each === undefined
      ? [
          ...headed(words.pace[language], paces(self, language)),
          ...headed(words.status[language], statuses(self, language))
        ]
      : headed(words.units[language], units.all(self.each, language, writing.ofUnit(self, language)))),
    ...headed(words.trial[language], trial(self, language))
  ] as ReadonlyArray<readonly [string, string]>
  const width = rows.reduce((widest, [head]) => Math.max(widest, head.length), 0)
  return [words.title[language], ...rows.map(([head, body]) => `  ${head.padEnd(width)}  ${body}`), ""].join("\n")
}

const headed = (head: string, lines: ReadonlyArray<string>) =>
  lines.map((line, index) => [index === 0 ? head : "", line] as const)

/** Names of methods are English; a Vietnamese page says what they do. */
const methods: ReadonlyArray<readonly [RegExp, string]> = [
  [/ensemble/g, "tổ hợp nhiều mô hình"],
  [/unit by unit/g, "từng đơn vị"],
  [/reconciled/g, "đã cân đối để cộng khớp"],
  [/scenario/g, "kịch bản"],
  [/paths/g, "mô phỏng"],
  [/ on logit| \(logit\)/g, " trên thang lô-gít"]
]

const method = ({ draws, method: name }: Outlook, language: Language): string =>
  language === "vi"
    ? `${methods.reduce((text, [english, vi]) => text.replace(english, vi), name)}; mô phỏng ${locale.number(draws, "vi")} lần`
    : `${name}; ${locale.number(draws, "en")} sample paths`

const paces = ({ rates }: Outlook, language: Language): ReadonlyArray<string> =>
  rates.flatMap(({ rate, scale }) => {
    if (rate._tag === "Unknown") return []
    const { current, ratio, required } = rate.value
    const number = (value: number) => locale.number(value, language, 2)
    const said = [
      ...(required._tag === "Known" ? [`${words.needed[language]} ${number(required.value)}`] : []),
      ...(current._tag === "Known" ? [`${words.recent[language]} ${number(current.value)}`] : [])
    ]
    const times =
      ratio._tag === "Unknown"
        ? ""
        : language === "vi"
          ? ` (cần gấp ${number(ratio.value)} lần gần đây)`
          : ` (${number(ratio.value)} times as much is needed)`
    return said.length === 0 ? [] : [`${words[scale][language]}: ${said.join(", ")}${times}`]
  })

/** One line a method, or a single one where all say the same. */
const statuses = (self: Outlook, language: Language): ReadonlyArray<string> => [
  ...new Set(
    self.statuses.map(({ status }) => (status._tag === "Known" ? status.value.text[language] : status.text[language]))
  )
]

const trial = ({ backtest }: Outlook, language: Language): ReadonlyArray<string> => {
  if (backtest === undefined || backtest.count === 0) return []
  const [narrow, wide] = [backtest.coverage80, backtest.coverage95].map(
    (one) => `${locale.number(one * 100, language)}%`
  )
  return [
    language === "vi"
      ? `khoảng dự báo 80% đúng ${narrow}, khoảng dự báo 95% đúng ${wide}`
      : `80% interval held ${narrow}, 95% interval ${wide}`
  ]
}
