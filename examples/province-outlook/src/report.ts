/** The outlook of a province and its communes as a page to read. */
import { type Text, Words } from "@lantoa/core"
import { Answer, Outlook, PerUnit, Projection, Sparkline } from "@lantoa/projection"

const vietnamese = {
  invented: "TỈNH, XÃ VÀ MỌI SỐ LIỆU Ở ĐÂY LÀ GIẢ ĐỊNH, sinh từ một hạt giống để minh họa; không phải của nơi nào.",
  by: "hạn",
  unit: "Đơn vị",
  latest: "Mới nhất",
  forecast: "Dự báo",
  interval: "Khoảng dự báo 80%",
  odds: "Khả năng đạt",
  date: "Khi nào",
  already: "đang ở mức đạt",
  after: "sau",
  every: "Mọi xã cùng đạt",
  whatever: "dù các xã phụ thuộc nhau thế nào",
  to: "đến",
  share: "Tỷ lệ xã đạt, kỳ vọng",
  most: "Ít nhất 3 trên 5 xã đạt",
  method: "Cách cân đối tốt nhất trên quá khứ",
  against: "sai số bằng",
  apartly: "của dự báo riêng từng đơn vị",
  correlation: "Tương quan giữa các xã",
  caveats: "Lưu ý",
  boundaries: "Địa giới",
  today: "8 xã của 2 huyện đến 30/6/2025 đọc theo 5 xã từ 01/7/2025; Xã Chính được chia, 75% người và 25% người",
  official: "Số chính thức của tỉnh giữ nguyên, các xã chia theo",
  apart: "Dự báo riêng",
  settled: "Sau cân đối",
  sum: "Tổng các xã"
}

const english: typeof vietnamese = {
  invented:
    "THE PROVINCE, THE COMMUNES AND ALL FIGURES HERE ARE MADE UP, generated from a seed; they are of no real place.",
  by: "by",
  unit: "Unit",
  latest: "Latest",
  forecast: "Forecast",
  interval: "80% interval",
  odds: "Probability",
  date: "When",
  already: "met as it stands",
  after: "after",
  every: "Every commune meets it",
  whatever: "however the communes depend on each other",
  to: "to",
  share: "Expected share of communes that meet it",
  most: "At least 3 of the 5 communes meet it",
  method: "Best way to make them add up, on the past",
  against: "its error is",
  apartly: "of that of forecasts of each unit apart",
  correlation: "Correlation between communes",
  caveats: "Caveats",
  boundaries: "Boundaries",
  today:
    "8 communes of 2 districts until 30 June 2025, read on the 5 communes since; Xã Chính was divided, 75% and 25%",
  official: "An official figure of the province stays, the communes follow",
  apart: "Forecast apart",
  settled: "Reconciled",
  sum: "Sum of communes"
}

/** `step` of the official figure is counted from the latest year; `users` is the figure. */
export const report = (
  province: Projection.Hierarchy,
  target: { readonly title: Text.Text; readonly official: { readonly step: number; readonly users: number } },
  lang: Text.Language
): string => {
  const words = lang === "vi" ? vietnamese : english
  const whole = (value: number) => Words.number(Math.round(value), lang)
  const percent = (value: number) => `${value.toFixed(1).replace(".", lang === "vi" ? "," : ".")}%`
  const { deadline } = province.inputs[0]!.goal
  const best = province.ranking[0]!
  return [
    words.invented,
    "",
    `${target.title[lang]} (${words.by} ${deadline!.label})`,
    "",
    ...outlooks(province, words, percent),
    "",
    ...communes(province, words),
    `${words.method}: ${methods[best.method][lang]} (${words.against} ${percent(100 * best.loss)} ${words.apartly})`,
    `${words.correlation}: ${number3(province.correlation, lang)}`,
    `${words.boundaries}: ${words.today}`,
    `${words.caveats}: ${province.inputs[0]!.caveats!.map((caveat) => caveat[lang]).join(" ")}`,
    "",
    ...settled(province, target.official, words, { percent, whole })
  ].join("\n")
}

const methods: { readonly [K in Projection.Hierarchy["ranking"][number]["method"]]: Text.Text } = {
  "bottom-up": { vi: "cộng từ dưới lên", en: "summing the communes" },
  ols: { vi: "bình phương tối thiểu", en: "least squares" },
  structural: { vi: "theo số đơn vị cấp dưới", en: "by the count of communes" },
  variance: { vi: "theo phương sai", en: "by variances" },
  "mint-sample": { vi: "theo hiệp phương sai mẫu", en: "by sample covariances" },
  "mint-shrink": { vi: "theo hiệp phương sai", en: "by covariances" }
}

type Words = typeof vietnamese
type Write = (value: number) => string

const number3 = (value: number, lang: Text.Language) => Words.number(Math.round(value * 1000) / 1000, lang)

const chance = (p: number) => (p < 0.01 ? "<1%" : p > 0.99 ? ">99%" : `${Math.round(100 * p)}%`)

/** Columns as wide as their widest cell; the first to the left, the others as told. */
const table = (rows: ReadonlyArray<ReadonlyArray<string>>, left: ReadonlyArray<number>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const cell = (text: string, column: number) =>
    left.includes(column) ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)
  return rows.map((row) => `  ${row.map(cell).join("  ").trimEnd()}`)
}

const outlooks = ({ inputs }: Projection.Hierarchy, words: Words, percent: Write) => {
  const rows = inputs.map((input) => {
    const { arrival, goal, interval80, latest, median, probability } = Outlook.make(input)
    const show = <A>(answer: Answer.Answer<A>, say: (value: A) => string) =>
      answer._tag === "Known" ? say(answer.value) : "–"
    return [
      goal.title.vi,
      Sparkline.make(input.series.values),
      show(latest, ({ value }) => percent(value)),
      show(median, percent),
      show(interval80, ({ lower, upper }) => `${percent(lower)} – ${percent(upper)}`),
      show(probability, chance),
      show(arrival, ({ already, horizon, median: date }) =>
        already ? words.already : (date ?? `${words.after} ${horizon}`)
      )
    ]
  })
  const input = inputs[0]!
  const head = [words.unit, `${input.label(1 - input.series.values.length)}–${input.label(0)}`, words.latest]
  const columns = [`${words.forecast} ${input.goal.deadline!.label}`, words.interval, words.odds, words.date]
  return table([[...head, ...columns], ...rows], [0, 1])
}

const communes = ({ inputs, units }: Projection.Hierarchy, words: Words): ReadonlyArray<string> => {
  const parts = inputs.flatMap((evidence, index) => (index === 0 ? [] : [{ id: units[index]!.id, evidence }]))
  const all = PerUnit.of(parts, Outlook.milestoneOf(inputs[0]!.goal))
  if (all._tag === "Unknown") return [all.text.vi]
  const { every, everyRange, expectedShare } = all.value
  const range = `${Math.round(100 * everyRange.lower)}% ${words.to} ${Math.round(100 * everyRange.upper)}%`
  return [
    `${words.every}: ${chance(every)} (${range} ${words.whatever})`,
    `${words.share}: ${Math.round(100 * expectedShare)}%`,
    `${words.most}: ${chance(PerUnit.atLeastShare(all.value, 0.6))}`
  ]
}

const settled = (
  province: Projection.Hierarchy,
  { step, users }: { readonly step: number; readonly users: number },
  words: Words,
  { percent, whole }: { readonly percent: Write; readonly whole: Write }
): ReadonlyArray<string> => {
  const { after, before } = Projection.withOfficialFigures(province, step, { [province.units[0]!.id]: users })
  const people = (node: number) => province.denominators[(step - 1) * province.units.length + node]!
  const share = (values: Float64Array, node: number) => percent((100 * values[node]!) / people(node))
  const sum = (values: Float64Array) => whole(values.slice(1).reduce((a, b) => a + b, 0))
  return [
    `${words.official} (${province.inputs[0]!.label(step)}: ${whole(users)})`,
    ...table(
      [
        [words.unit, words.apart, "", words.settled, ""],
        ...province.units.map(({ title }, node) => [
          title.vi,
          whole(before[node]!),
          share(before, node),
          whole(after[node]!),
          share(after, node)
        ]),
        [words.sum, sum(before), "", sum(after), ""]
      ],
      [0]
    )
  ]
}
