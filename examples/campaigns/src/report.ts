/** The report behind the demo: what each campaign rests on, what it reported, what became of its promises. */
import {
  type Assessment,
  type Campaign,
  Directive,
  type Lantoa,
  Model,
  type Observation,
  Period,
  Quantity,
  Reading,
  type Target,
  type Text,
  Words
} from "@lantoa/core"
import { item, table } from "./Table.ts"

type Language = Text.Language

const words = {
  vi: {
    basis: "Căn cứ",
    carries: "thực hiện",
    figures: ["Số liệu báo cáo", "Giá trị", "Nơi", "Thời gian"],
    targets: ["Chỉ tiêu", "Mức", "Thời hạn", "Kết quả"],
    indicators: "Chỉ số tính từ số liệu báo cáo",
    noTargets: "Văn bản không nêu chỉ tiêu định lượng.",
    caveats: "Lưu ý khi sử dụng số liệu",
    asOf: (day: string) => `Số liệu và đánh giá tính đến ${day}`,
    solutions: "Nhiệm vụ, giải pháp",
    models: "Mô hình",
    lessons: "Bài học",
    absent: "không nêu",
    inferred: (period: string) => `${period} (suy ra)`,
    every: (period: string) => `hằng năm, ${period}`,
    each: (percent: string) => `${percent} đơn vị, mỗi đơn vị`,
    signs: { ">=": "tối thiểu", ">": "trên", "<=": "không quá", "<": "dưới", "=": "đúng" },
    told: { minimum: "", strive: "phấn đấu", encouraged: "khuyến khích", assigned: "giao", stated: "" }
  },
  en: {
    basis: "Basis",
    carries: "carries out",
    figures: ["Reported figure", "Value", "Place", "Time"],
    targets: ["Target", "Level", "Deadline", "Outcome"],
    indicators: "What follows from the figures",
    noTargets: "The document sets no target in numbers.",
    caveats: "To know before quoting a figure",
    asOf: (day: string) => `Assessed as of ${day}`,
    solutions: "Tasks and solutions",
    models: "Models",
    lessons: "Lessons",
    absent: "none stated",
    inferred: (period: string) => `${period} (inferred)`,
    every: (period: string) => `every year, ${period}`,
    each: (percent: string) => `${percent} of units, each`,
    signs: { ">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "exactly" },
    told: { minimum: "", strive: "strive for", encouraged: "encouraged", assigned: "assigned", stated: "" }
  }
} as const

const unique = (lines: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(lines)]

/** What a reader of one campaign needs at hand. */
interface Page {
  readonly lantoa: Lantoa.Lantoa
  readonly model: Model.Model
  readonly campaign: Campaign.Campaign
  readonly observations: ReadonlyArray<Observation.Observation>
  readonly targets: ReadonlyArray<Target.Target>
  readonly asOf: string
  readonly lang: Language
}

const heading = ({ model, campaign, lang }: Page): string => {
  const period = campaign.period === undefined ? "" : `, ${Period.render(campaign.period, lang)}`
  const theme = campaign.theme === undefined ? [] : [`  “${campaign.theme[lang]}”`]
  const title = campaign.name[lang].toLocaleUpperCase(lang)
  return ["═".repeat(110), title, `  ${Model.unitName(model, campaign.organiser, lang)}${period}`, ...theme].join("\n")
}

/** As it is cited; by its title where it has no number. */
const cite = ({ model, lang }: Page, id: string): string => {
  const directive = model.directives.get(id)!
  const cited = Directive.cite(directive, lang)
  const title = directive.title?.[lang]
  if (title === undefined || directive.symbol !== undefined) return cited
  return directive.number === undefined ? title : `${cited}: ${title}`
}

const basis = (page: Page): ReadonlyArray<string> => {
  const { model, campaign, lang } = page
  const lines = campaign.basis.map((id) => {
    const rests = model.directives.get(id)!.basis.map((other) => cite(page, other))
    return rests.length === 0 ? cite(page, id) : `${cite(page, id)} (${words[lang].carries} ${rests.join("; ")})`
  })
  return list(words[lang].basis, lines)
}

const list = (head: string, lines: ReadonlyArray<string>, mark = "· "): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [`\n${head}`, ...lines.map((line) => item(mark, line))]

/** Members of dimensions that nobody lists, in words; names stand for themselves. */
const open: { readonly [member: string]: Text.Text } = { "e-wallet": { vi: "ví điện tử", en: "e-wallet" } }

const member = (model: Model.Model, dimension: string, id: string): Text.Text | undefined =>
  model.dimensions.get(dimension)?.members.find((one) => one.id === id)?.title ?? open[id]

/** The offset of a figure's words in its source: figures are told in the order of the text. */
const place = ({ source }: Observation.Observation): number => Number(/\d+/.exec(source?.locator ?? "")?.[0] ?? 0)

const figures = ({ model, observations, lang }: Page): string => {
  const rows = observations
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => {
      const measure = model.measures.get(one.measure)!
      const unit = model.bases.get(measure.basis)!.name[lang]
      const parts = Object.entries(one.breakdown).flatMap(([dimension, named]) =>
        [named].flat().map((id) => member(model, dimension, id)?.[lang] ?? id)
      )
      const value = one.value === null ? "–" : Quantity.render(one.value, lang)
      return [
        parts.length === 0 ? measure.title[lang] : `${measure.title[lang]} (${parts.join(", ")})`,
        unit === "%" ? `${value}%` : `${value} ${unit}`,
        one.units.map((id) => Model.unitName(model, id, lang, Period.lastDay(one.period))).join(" + "),
        Period.render(one.period, lang)
      ]
    })
  return `\n${table(words[lang].figures, rows, [48, 28, 24, 20])}`
}

const deadlineText = (deadline: Target.Deadline, lang: Language): string => {
  switch (deadline._tag) {
    case "Stated":
      return Period.render(deadline.period, lang)
    case "Inferred":
      return words[lang].inferred(Period.render(deadline.period, lang))
    case "Absent":
      return words[lang].absent
    case "Recurring":
      return words[lang].every(
        [deadline.since, deadline.until].flatMap((one) => (one === undefined ? [] : [one])).join(" – ")
      )
  }
}

interface Goal {
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly deadline: Target.Deadline
  readonly modality: Target.Modality
}

const row = (lang: Language, target: Target.Target, title: string, goal: Goal, judged: Assessment.Assessment) => {
  const say = words[lang]
  const { scope } = target
  const each = scope._tag === "EachUnit" ? [say.each(`${Words.number(scope.share.percent, lang)}%`)] : []
  const percent = scope._tag === "Unit" && judged.reading?.basis === "percent" ? "%" : ""
  // At least all are all, and what one strives for is no minimum.
  const isPlain = goal.modality === "strive" || (percent !== "" && goal.threshold === 100)
  const sign = isPlain && goal.comparator === ">=" ? [] : [say.signs[goal.comparator]]
  const level = [...each, ...sign, `${Words.number(goal.threshold, lang)}${percent}`].join(" ")
  const told = say.told[goal.modality]
  return [title, told === "" ? level : `${level} (${told})`, deadlineText(goal.deadline, lang), judged.because[lang]]
}

const promises = async (page: Page): Promise<ReadonlyArray<string>> => {
  const { lantoa, targets, asOf, lang } = page
  if (targets.length === 0) return [`\n  ${words[lang].noTargets}`]
  const rows: Array<ReadonlyArray<string>> = []
  for (const target of targets) {
    const judged = await lantoa.assess(target, { asOf })
    rows.push(row(lang, target, target.title[lang], target, judged))
    target.milestones.forEach((goal, index) => rows.push(row(lang, target, "  ↳", goal, judged.milestones[index]!)))
  }
  return [`\n${table(words[lang].targets, rows, [34, 20, 18, 58])}`]
}

/**
 * What the campaign's own figures say of its whole unit at their time: ratios and coverages, and sums of which something is
 * silent, with who. A sum that is one reported figure stands in the table above.
 */
const consequences = async ({ lantoa, model, campaign, observations, lang }: Page): Promise<ReadonlyArray<string>> => {
  const lines: Array<string> = []
  for (const indicator of model.indicators.values()) {
    const divides = indicator.expression._tag === "Ratio" || indicator.expression._tag === "Coverage"
    for (const period of unique(observations.map((one) => one.period))) {
      const [reading] = await lantoa.read({
        indicator: indicator.id,
        hierarchy: "state",
        units: [campaign.unit],
        periods: [period]
      })
      if (reading?.value === undefined || !(divides || reading.silent.length > 0)) continue
      lines.push(`${indicator.title[lang]}: ${Reading.render(reading, lang)} (${Period.render(reading.period, lang)})`)
    }
  }
  return list(words[lang].indicators, lines)
}

/** What is to be done, what others may copy, what was learnt. */
const deeds = ({ campaign, lang }: Page): ReadonlyArray<string> => {
  const say = words[lang]
  const counted = (head: string, lines: ReadonlyArray<Text.Text>) =>
    list(
      `${head} (${lines.length})`,
      lines.map((line) => line[lang])
    )
  return [
    ...counted(
      say.solutions,
      campaign.solutions.flatMap(({ title, tasks }) => (tasks.length === 0 ? [title] : tasks.map((task) => task.title)))
    ),
    ...counted(
      say.models,
      campaign.models.map(({ name }) => name)
    ),
    ...counted(
      say.lessons,
      campaign.notes.filter(({ kind }) => kind === "lesson").map(({ text }) => text)
    )
  ]
}

const caveats = ({ observations, targets, campaign, lang }: Page): ReadonlyArray<string> => {
  const lines = unique([
    ...observations.flatMap(({ doubt }) => (doubt === undefined ? [] : [doubt[lang]])),
    ...campaign.events.flatMap(({ name, doubt }) => (doubt === undefined ? [] : [`${name[lang]}: ${doubt[lang]}`])),
    ...targets.flatMap(({ deadline }) => (deadline._tag === "Inferred" ? [deadline.reason[lang]] : [])),
    ...campaign.labels.map(({ text, reason }) => `“${text}”: ${reason[lang]}`)
  ])
  return list(words[lang].caveats, lines, "! ")
}

const section = async (page: Page): Promise<string> =>
  [
    heading(page),
    ...basis(page),
    figures(page),
    ...(await promises(page)),
    ...(await consequences(page)),
    ...deeds(page),
    ...caveats(page)
  ].join("\n")

/** The whole report, as text. */
export const report = async (
  lantoa: Lantoa.Lantoa,
  options: { readonly asOf: string; readonly lang: Language }
): Promise<string> => {
  const model = await lantoa.model()
  const observations = await lantoa.observations()
  const { asOf, lang } = options
  const sections: Array<string> = []
  for (const campaign of model.campaigns.values()) {
    const own = observations.filter((one) => one.source?.directive === campaign.source?.directive)
    if (campaign.source === undefined || own.length === 0) continue
    const targets = [...model.targets.values()].filter((target) => campaign.targets.includes(target.id))
    sections.push(await section({ lantoa, model, campaign, observations: own, targets, asOf, lang }))
  }
  const day = Period.render(Period.of(asOf, "day"), lang)
  return `${words[lang].asOf(day)}\n\n${sections.join("\n\n")}\n`
}
