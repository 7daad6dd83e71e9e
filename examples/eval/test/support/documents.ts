/** A small province to ask things of, and its figures: province p, communes a, b, c …, hamlets where they are needed. */
import type { Activity, Documents, Expression, Period, Target, Team, Text } from "@lantoa/core"

type Encoded = Documents.Encoded
type One<K extends keyof Encoded> = NonNullable<Encoded[K]>[number]
export const text = (vi: string, en: string = vi): Text.Text => ({ vi, en })

const unit = (id: string, vi: string, en: string): One<"units"> => ({ id, names: [{ name: text(vi, en) }] })

export const commune = (id: string) => unit(id, `Xã ${id.toUpperCase()}`, `Commune ${id.toUpperCase()}`)

/** `n` communes: c1, c2 … */
export const numbered = (n: number): ReadonlyArray<string> => Array.from({ length: n }, (_, index) => `c${index + 1}`)

const levels = (complete: boolean): One<"hierarchies">["levels"] => [
  { id: "province", name: text("tỉnh", "province") },
  { id: "commune", name: text("xã", "commune"), ...(complete ? { complete } : {}) },
  { id: "hamlet", name: text("thôn", "hamlet") }
]

/** The day of the reorganisation in worlds that have one. */
export const reform = "2025-07-01"

export const edge = (unit: string, more: object = {}) => ({
  unit,
  parent: "p",
  level: "commune",
  ...more
})

export interface Options {
  readonly communes?: ReadonlyArray<string>
  /** Whether the communes are all there are. */
  readonly complete?: boolean
  readonly measures: ReadonlyArray<One<"measures">>
}

/** A province and its communes, and an indicator for each measure, of the same id. */
export const province = (
  { communes = ["a", "b", "c"], complete = true, measures }: Options,
  more: Partial<Encoded> = {}
): Encoded => ({
  bases,
  measures,
  indicators: measures.map(({ id, title }) => ({ id: `${id}`, title, expression: of(id) })),
  units: [unit("p", "Tỉnh P", "Province P"), ...communes.map(commune)],
  hierarchies: [
    {
      id: "state",
      name: text("Hành chính", "State"),
      levels: levels(complete),
      edges: [{ unit: "p", level: "province" }, ...communes.map((id) => edge(id))]
    }
  ],
  ...more
})

/** What is counted here beside the standard bases. */
const bases: NonNullable<Encoded["bases"]> = [
  { id: "class", kind: "event", name: text("lớp", "classes"), one: "class" },
  { id: "booth", kind: "event", name: text("gian hàng", "booths") },
  { id: "gift", kind: "event", name: text("món quà", "gifts") },
  { id: "hour", kind: "event", name: text("giờ", "hours"), one: "hour" }
]

/** Communes a and b that became n on the day of the reform, and perhaps others that did not change. */
export const merged = (
  options: Omit<Options, "communes"> & {
    readonly parents?: ReadonlyArray<string>
    readonly others?: ReadonlyArray<string>
  },
  more: Partial<Encoded> = {}
): Encoded => {
  const { others = [], parents = ["a", "b"] } = options
  const documents = province({ ...options, communes: [...parents, "n", ...others] })
  return {
    ...documents,
    hierarchies: [
      {
        ...documents.hierarchies![0]!,
        edges: [
          { unit: "p", level: "province" },
          ...parents.map((id) => edge(id, { to: reform })),
          edge("n", { from: reform }),
          ...others.map((id) => edge(id))
        ]
      }
    ],
    successions: [
      {
        id: "reform",
        kind: "merge",
        date: reform,
        hierarchy: "state",
        moves: parents.map((from) => ({ from, to: "n" }))
      }
    ],
    ...more
  }
}

/** Women and men: a dimension of two members, and no others. */
export const sexes = {
  dimensions: [
    {
      id: "sex",
      title: text("Giới tính", "Sex"),
      members: [
        { id: "m", title: text("Nam", "Male") },
        { id: "f", title: text("Nữ", "Female") }
      ] as const
    }
  ]
}

/** A measure "m": a flow of turns where nothing else is said. */
export const measure = (fields: object = {}): One<"measures"> =>
  ({
    id: "m",
    title: text("Số liệu", "Figures"),
    basis: "turn",
    accumulation: "flow",
    ...fields
  }) as One<"measures">

/** The same as {@link measure}, of which bodies above have no part of their own: communes together are the province. */
export const below = (fields: object = {}) => measure({ own: "no", ...fields })

/** A stock of teams as reported. */
export const teamsReported = (fields: object = {}) => measure({ basis: "team", accumulation: "stock", ...fields })

export const of = (id: string, more: object = {}): Expression.Expression =>
  ({ _tag: "Measure", measure: id, ...more }) as Expression.Expression

/** Known after all that is asked about, unless said. */
const known = "2026-01-05T00:00:00Z"

export type Figure = { readonly [key: string]: unknown }

/** A figure of "m". */
export const figure = (
  units: string | ReadonlyArray<string>,
  period: string,
  value: number | string | null,
  more: object = {}
): Figure => ({
  measure: "m",
  units: typeof units === "string" ? [units] : units,
  period,
  value,
  knownAt: known,
  ...more
})

/** Figures of "m" for one period, unit by unit. */
export const figures = (
  period: string,
  values: { readonly [unit: string]: number | string | null },
  more: object = {}
) => Object.entries(values).map(([unit, value]) => figure(unit, period, value, more))

/** Midnight in UTC at the start of a day. */
export const on = (day: string): string => `${day}T00:00:00Z`

export const form = (every: Period.Bucket, more: object = {}): One<"forms"> =>
  ({
    id: "form",
    title: text("Biểu mẫu", "Form"),
    measures: ["m"],
    by: { level: "commune", hierarchy: "state" },
    every,
    ...more
  }) as One<"forms">

export const team = (id: string, host: string, more: Partial<Team.Team> = {}): One<"teams"> => ({
  id,
  name: text(`Tổ ${id}`, `Team ${id}`),
  kind: "digital",
  host,
  ...more
})

export const activity = (id: string, places: ReadonlyArray<string>, more: Partial<Activity.Activity> = {}) =>
  ({
    id,
    name: text(`Hoạt động ${id}`, `Activity ${id}`),
    kind: "booth",
    period: "2025",
    places,
    ...more
  }) as One<"activities">

/** A target "t" on indicator "m", for the province where no scope is given. */
export const target = (
  comparator: Target.Target["comparator"],
  threshold: number,
  period: string,
  more: object = {}
): One<"targets"> =>
  ({
    id: "t",
    title: text("Chỉ tiêu", "Target"),
    indicator: "m",
    scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
    comparator,
    threshold,
    deadline: { _tag: "Stated", period },
    modality: "minimum",
    source: { title: "Kế hoạch" },
    ...more
  }) as One<"targets">

/** A question about indicator "m" unless another is given; a plain expression becomes one. */
export const query = (
  units: ReadonlyArray<string>,
  periods: ReadonlyArray<string>,
  more: { readonly expression?: Expression.Expression; readonly [key: string]: unknown } = {}
) => {
  const { expression, ...rest } = more
  const indicator = expression === undefined ? "m" : { id: "own", title: text("Chỉ số", "Indicator"), expression }
  return { indicator, hierarchy: "state", units, periods, ...rest }
}
