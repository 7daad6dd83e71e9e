/** What an office consists of before anything is reported: its measures, teams, activities and forms. @internal */
import type * as Atlas from "./atlas.ts"
import type { Blueprint, MeasurePlan, Regime } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import type { DocumentsJson, FormJson, MeasureJson, TeamJson } from "./case.ts"
import * as Drafts from "./drafts.ts"
import * as Ground from "./ground.ts"

const { text } = Ground

/** Everything decided about a measure before any figure is drafted. */
export interface Setup {
  readonly plan: MeasurePlan
  readonly measure: MeasureJson
  readonly extras: Drafts.Extras
  readonly regimes: ReadonlyArray<Regime>
  readonly stock: boolean
  readonly entity: boolean
}

const lattices = [
  ["youth", "members"],
  ["youth", "elders"],
  ["youth", "women"],
  ["youth", "members", "elders"]
] as const
export const dimensions = [
  { id: "sex", members: ["f", "m"] },
  { id: "rung", members: ["one", "two", "three"] },
  { id: "channel", members: ["web", "app"] }
] as const

const mains: ReadonlyArray<Regime | undefined> = [
  undefined,
  { shape: 0, level: 0, bucket: 0, phase: 0 },
  { shape: 0, level: 1, bucket: 0, phase: 0 },
  { shape: 0, level: 3, bucket: 0, phase: 0 },
  { shape: 0, level: 2, bucket: 2, phase: 0 },
  { shape: 0, level: 0, bucket: 2, phase: 0 },
  { shape: 0, level: 3, bucket: 2, phase: 0 },
  { shape: 2, level: 0, bucket: 0, phase: 0 },
  { shape: 2, level: 3, bucket: 0, phase: 1 },
  { shape: 1, level: 0, bucket: 0, phase: 0 },
  { shape: 0, level: 0, bucket: 0, phase: 1 },
  { shape: 9, level: 0, bucket: 0, phase: 0 }
]

/** Whether bodies above act themselves: `undefined` leaves it to the kind of the basis. */
const owns = ["no", "no", undefined, "may", "always", "no", "no"] as const

export const setup = (
  ground: Ground.Ground,
  teams: ReadonlyArray<TeamJson>,
  plan: MeasurePlan,
  index: number
): Setup => {
  const stock = plan.kind >= 8
  const entity = plan.kind === 7
  const once = plan.kind === 6
  // Of what a body did that ended with nobody after it nobody knows whose it is.
  const own = ground.ended.length > 0 ? "no" : entity ? (plan.own === 4 ? "may" : undefined) : owns[plan.own]
  const reportsTeams =
    plan.extra === 6 && (ground.event === undefined || ground.after.length > 0) && teams.length > 0 && !stock
  const settled = reportsTeams ? ("no" as const) : own
  const bodies = (settled ?? (plan.kind <= 5 ? "may" : "no")) !== "no"
  const dimension = plan.extra === 5 || (stock && plan.extra > 5) ? dimensions[plan.variant % 3] : undefined
  const extras: Drafts.Extras = {
    cohorts: (plan.extra === 4 || plan.extra === 7) && !stock ? [...lattices[plan.variant]!] : [],
    dimension,
    teams:
      !stock && !once && [1, 6, 9].includes(plan.extra)
        ? teams.filter((team) => bodies || team.host !== "p").map((team) => team.id)
        : [],
    activities: [2, 3, 8].includes(plan.extra) && !stock && !once ? ["a1", "a2"] : []
  }
  const shape =
    extras.teams.length > 0
      ? 5
      : extras.activities.length > 0
        ? 7
        : dimension !== undefined || extras.cohorts.length > 0
          ? 6
          : undefined
  const main = mains[plan.main]
  const added =
    shape === undefined
      ? []
      : [{ shape, level: plan.main % 4, bucket: plan.variant, phase: plan.quiet + 2 * (plan.variant % 2) }]
  const table = plan.table === 3 ? [{ shape: 4, level: plan.main % 4, bucket: plan.variant, phase: 0 }] : []
  const wanted = [...(main === undefined ? [] : [main]), ...added, ...table, ...plan.regimes]
  const allowed = wanted.filter((regime) =>
    (stock ? [0, 1, 3, 4, 6] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).includes(regime.shape)
  )
  return {
    plan,
    stock,
    entity,
    extras,
    regimes: allowed.filter((regime) => regime.shape !== 5 || extras.teams.length > 0 || plan.kind < 8),
    measure: {
      id: `m${index}`,
      title: text(`m${index}`),
      basis: stock ? "account" : entity ? "person" : once ? "team" : "turn",
      accumulation: stock ? "stock" : "flow",
      ...(once ? { once } : {}),
      ...(settled === undefined ? {} : { own: settled }),
      ...(reportsTeams ? { reports: ["teams"] as const } : {}),
      ...(stock && plan.variant === 1
        ? { missing: { carry: 45 } }
        : stock && plan.variant === 2
          ? { missing: { carry: "forever" as const } }
          : {}),
      ...(dimension === undefined ? {} : { dimensions: [dimension.id] })
    }
  }
}

/** The form that a measure is reported on: that of its first regular regime. */
export const formOf = (
  atlas: Atlas.Atlas,
  { extras, measure, plan, regimes, stock }: Setup,
  window: Calendar.Span
): FormJson | undefined => {
  if (plan.form < (stock ? 1 : 2)) return undefined
  const isOwed = extras.teams.some((team) => team !== "t-p")
  const regular = regimes.find(({ shape }) => shape === 0 || (shape === 5 && isOwed && !stock))
  if (regular === undefined) return undefined
  return {
    id: `form-${measure.id}`,
    title: text(`form ${measure.id}`),
    measures: [measure.id, `x-${measure.id}`],
    by: regular.shape === 5 ? { teams: "digital" } : { level: Drafts.levelOf(atlas, regular), hierarchy: "state" },
    every: Drafts.bucketOf(regular, window),
    due: 10
  }
}

export const teamsOf = (plan: Blueprint, ground: Ground.Ground): ReadonlyArray<TeamJson> => {
  const { edges } = ground.hierarchy
  const parents = new Set(edges.map((edge) => edge.parent))
  const divided = ground.successions.some(({ kind }) => kind === "split") ? ground.after : []
  const leaves = edges
    .filter((edge) => !parents.has(edge.unit) && !ground.before.includes(edge.unit) && !divided.includes(edge.unit))
    .map((edge) => edge.unit)
    .filter((unit, index, all) => all.indexOf(unit) === index)
  const team = (id: string, host: string, kind: string, to?: string): TeamJson => ({
    id,
    name: text(id),
    kind,
    host,
    ...(to === undefined ? {} : { to })
  })
  const ended = plan.salt % 3 === 0 ? Calendar.dayText(Calendar.dayOf(2025, 3, 1)) : undefined
  return [
    ...leaves
      .slice(0, 4)
      .flatMap((host, index) =>
        (index + plan.salt) % 2 === 0
          ? [team(`t-${host}`, host, "digital"), team(`u-${host}`, host, "digital", ended)]
          : [team(`t-${host}`, host, "digital")]
      ),
    ...ground.before
      .slice(0, divided.length > 0 || plan.salt % 2 === 1 ? 0 : 1)
      .map((host) => team(`u-${host}`, host, "digital", Calendar.dayText(ground.event!))),
    team("t-p", "p", "provincial")
  ]
}

export const activitiesOf = (ground: Ground.Ground): DocumentsJson["activities"] => {
  const leaves = ground.hierarchy.edges.filter(
    (edge) => edge.level === "commune" && edge.from === undefined && edge.to === undefined
  )
  const places = leaves.map((edge) => edge.unit)
  const period = Calendar.spanText(ground.window)
  const [first = "p", second = first] = places
  const both: readonly [string, ...Array<string>] = first === second ? [first] : [first, second]
  return [
    { id: "a1", name: text("a1"), kind: "booth", period, places: [first] },
    { id: "a2", name: text("a2"), kind: "booth", period, places: both }
  ]
}
