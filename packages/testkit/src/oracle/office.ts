/** Offices: a true world, the reports that cover it, and what became of them. @internal */
import * as Atlas from "./atlas.ts"
import type { Blueprint, MeasurePlan, Regime } from "./blueprint.ts"
import * as Bits from "./bits.ts"
import * as Calendar from "./calendar.ts"
import type {
  Case,
  CommitJson,
  DocumentsJson,
  FigureJson,
  FilingJson,
  FormJson,
  MeasureJson,
  QueryJson,
  TeamJson
} from "./case.ts"
import * as Damage from "./damage.ts"
import * as Drafts from "./drafts.ts"
import * as Ground from "./ground.ts"
import * as Hash from "./hash.ts"
import type { Truth } from "./judge.ts"
import * as Space from "./space.ts"
import { boxOf } from "./statements.ts"
import * as TrueWorld from "./truth.ts"

/** @category models @since 0.1.0 */
export interface Office {
  readonly case: Case
  readonly atlas: Atlas.Atlas
  readonly truth: Truth
  /** Boxes in which the truth can be counted are those of these figures and questions. */
  readonly blueprint: Blueprint
}

const { text } = Ground

/** Everything decided about a measure before any figure is drafted. */
interface Setup {
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
const dimensions = [
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

const setup = (ground: Ground.Ground, teams: ReadonlyArray<TeamJson>, plan: MeasurePlan, index: number): Setup => {
  const stock = plan.kind >= 8
  const entity = plan.kind === 7
  const once = plan.kind === 6
  const own = entity ? (plan.own === 4 ? "may" : undefined) : owns[plan.own]
  const reportsTeams = plan.extra === 6 && ground.event === undefined && teams.length > 0 && !stock
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
const formOf = (
  atlas: Atlas.Atlas,
  { extras, measure, plan, regimes, stock }: Setup,
  window: Calendar.Span
): FormJson | undefined => {
  if (plan.form < 2) return undefined
  const regular = regimes.find(({ shape }) => shape === 0 || (shape === 5 && extras.teams.length > 0 && !stock))
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

const teamsOf = (plan: Blueprint, ground: Ground.Ground): ReadonlyArray<TeamJson> => {
  const { edges } = ground.hierarchy
  const parents = new Set(edges.map((edge) => edge.parent))
  const leaves = edges
    .filter(
      (edge) => !parents.has(edge.unit) && !ground.before.includes(edge.unit) && !ground.after.includes(edge.unit)
    )
    .map((edge) => edge.unit)
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
    team("t-p", "p", "provincial")
  ]
}

const periodsOf = (window: Calendar.Span, weekly: boolean): ReadonlyArray<string> => {
  const months = Calendar.split(window, "month")
  const quarters = Calendar.split(window, "quarter")
  const halves = quarters.length > 1 ? ["2025-H1"] : []
  const so = Calendar.spanText({ start: window.start, end: Calendar.dayOf(2025, 3, 1) })
  return [...months, ...quarters, ...halves, so, ...(weekly ? ["2025-W05", "2025-W08"] : [])]
}

type Grid = Pick<QueryJson, "units" | "periods" | "boundaries">

/** A few of a list, in its order. */
const some = <A>(list: ReadonlyArray<A>, count: number, salt: number): ReadonlyArray<A> => {
  const chosen = new Set(
    [...list.keys()].sort((a, b) => Hash.of(salt, a, list.length) - Hash.of(salt, b, list.length)).slice(0, count)
  )
  return list.filter((_, index) => chosen.has(index))
}

/**
 * Which units can be asked about which periods, on which boundaries: a few of each, so that many offices are asked rather than
 * much of one.
 */
const grids = (
  atlas: Atlas.Atlas,
  ground: Ground.Ground,
  periods: ReadonlyArray<string>,
  salt: number
): ReadonlyArray<Grid> => {
  const { after, before, event, window } = ground
  const units = ground.units.map((unit) => unit.id)
  const grid = (of: ReadonlyArray<string>, times: ReadonlyArray<string>, day?: number): ReadonlyArray<Grid> =>
    of.length === 0 || times.length === 0
      ? []
      : [
          {
            units: some(of, event === undefined ? 4 : 3, salt + of.length),
            periods: some(times, event === undefined ? 5 : 3, salt + times.length),
            ...(day === undefined ? {} : { boundaries: { asOf: Calendar.dayText(day) } })
          }
        ]
  if (event === undefined) return grid(units, periods)
  const concerned = new Set([...before, ...after])
  const on = (day: number) => units.filter((unit) => atlas.alive(unit, day))
  const turn = salt % 3
  return [
    ...grid(
      units.filter((unit) => !concerned.has(unit)),
      periods
    ),
    ...(turn === 0
      ? grid(
          before,
          periods.filter((period) => Calendar.read(period).end <= event)
        )
      : []),
    ...(turn !== 2
      ? grid(
          after,
          periods.filter((period) => Calendar.read(period).start >= event)
        )
      : []),
    ...(turn !== 1 ? grid(on(window.end - 1), periods, window.end - 1) : []),
    ...(turn !== 0 ? grid(on(event - 1), periods, event - 1) : [])
  ]
}

export const make = (blueprint: Blueprint, id = "office"): Office => {
  const ground = Ground.make(blueprint)
  const teams = teamsOf(blueprint, ground)
  const setups = blueprint.measures.map((plan, index) => setup(ground, teams, plan, index))
  const whole = (documents: Partial<DocumentsJson>): DocumentsJson => ({
    cohorts: [
      { id: "youth", name: text("youth") },
      { id: "members", name: text("members"), within: ["youth"] },
      { id: "elders", name: text("elders"), apartFrom: ["youth"] },
      { id: "women", name: text("women") }
    ],
    dimensions: dimensions.slice(0, 2).map(({ id, members }) => ({
      id,
      title: text(id),
      members: members.map((member) => ({ id: member, title: text(member) })) as never
    })),
    measures: setups.map((one) => one.measure),
    indicators: [],
    units: ground.units,
    hierarchies: [ground.hierarchy],
    successions: ground.successions,
    teams,
    activities: activitiesOf(ground),
    forms: [],
    targets: [],
    ...documents
  })
  const bare = Atlas.make(whole({}))
  const forms = setups.flatMap((one) => formOf(bare, one, ground.window) ?? [])
  const companions = forms.map(({ measures: [, id] }): MeasureJson => ({
    id: id!,
    title: text(id!),
    basis: "item",
    accumulation: "flow"
  }))
  const slices = (one: Setup) => [
    { id: `q-${one.measure.id}`, extra: {} },
    ...one.extras.cohorts.map((cohort) => ({ id: `q-${one.measure.id}-${cohort}`, extra: { cohort } })),
    ...(one.extras.dimension === undefined
      ? []
      : one.extras.dimension.members.map((member) => ({
          id: `q-${one.measure.id}-${member}`,
          extra: { where: { [one.extras.dimension!.id]: member } }
        })))
  ]
  const documents = whole({
    measures: [...setups.map((one) => one.measure), ...companions],
    forms,
    indicators: setups.flatMap((one) =>
      slices(one).map(({ extra, id }) => ({
        id,
        title: text(id),
        expression: { _tag: "Measure" as const, measure: one.measure.id, ...extra }
      }))
    )
  })
  const atlas = Atlas.make(documents)
  const counts = new Map<string, TrueWorld.Count>()
  const commits: Array<CommitJson> = []
  const queries: Array<QueryJson> = []
  setups.forEach((one, index) => {
    const form = forms.find((form) => form.measures[0] === one.measure.id)
    const weekly = form?.every === "week"
    const asked = grids(atlas, ground, periodsOf(ground.window, weekly), blueprint.salt + index)
    const measured = measureFigures(atlas, ground, blueprint.salt + 31 * index, one, form, asked)
    counts.set(one.measure.id, measured.count)
    commits.push(...measured.commits)
    slices(one).forEach(({ id }, slice) => {
      // Slices of one measure take turns: each is asked about some of the boundaries.
      const turns = asked.filter((_, turn) => slice === 0 || turn % 2 === slice % 2 || asked.length === 1)
      for (const grid of turns) queries.push({ indicator: id, hierarchy: "state", ...grid })
    })
    const [now] = asked
    if (!measured.mistaken && now !== undefined && (blueprint.salt + index) % 2 === 0) {
      queries.push({
        indicator: `q-${one.measure.id}`,
        hierarchy: "state",
        ...now,
        periods: now.periods.slice(0, 2),
        asKnownAt: "2025-04-20T00:00:00Z"
      })
    }
  })
  const truth: Truth = (measure, box) => counts.get(measure)!(box)
  return { case: { id, documents, commits, queries }, atlas, truth, blueprint }
}

const activitiesOf = (ground: Ground.Ground): DocumentsJson["activities"] => {
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

/** Drafts, damages, truth and figures of one measure. */
const measureFigures = (
  atlas: Atlas.Atlas,
  ground: Ground.Ground,
  salt: number,
  { extras, measure, plan, regimes, stock }: Setup,
  form: FormJson | undefined,
  asked: ReadonlyArray<Grid>
): { readonly count: TrueWorld.Count; readonly commits: ReadonlyArray<CommitJson>; readonly mistaken: boolean } => {
  const drafts = new Map(
    regimes
      .flatMap((regime) => Drafts.of(atlas, regime, ground.window, extras))
      .map((draft) => [Drafts.draftKey(draft), draft])
  )
  const planned = [...drafts.values()].map((draft, index): Damage.Entry => ({
    draft,
    id: `${measure.id}-${index}`,
    way: "plain",
    by: index
  }))
  const entries = Damage.strikeAll(ground, stock, planned, plan.damages)
  const boxes = entries.map(({ draft, id }) =>
    boxOf(atlas, { ...draft, id, measure: measure.id, value: null, knownAt: "2026-01-01T00:00:00Z" })
  )
  const questions = asked.flatMap(({ boundaries, periods, units }) =>
    periods.map((period): Space.Box => {
      const span = Calendar.read(period)
      return {
        units,
        span: stock ? { start: span.end - 1, end: span.end } : span,
        ...(boundaries === undefined ? {} : { asOf: Calendar.read(boundaries.asOf).start }),
        cohorts: extras.cohorts,
        breakdown: extras.dimension === undefined ? {} : { [extras.dimension.id]: extras.dimension.members }
      }
    })
  )
  const cuts = entries.flatMap((entry) => Damage.cutOff(entry) ?? []).flatMap((cut) => (stock ? [cut, cut + 1] : [cut]))
  const weeks = form?.every === "week" ? Calendar.split(ground.window, "week").map(Calendar.read) : []
  const ends = weeks.flatMap((week) => [week.start, week.end])
  const months =
    weeks.length > 0
      ? Calendar.split({ start: weeks[0]!.start, end: weeks.at(-1)!.end }, "month").map(
          (month) => Calendar.read(month).start
        )
      : []
  const space = Space.make(
    atlas,
    measure.id,
    [...boxes, ...questions],
    [...cuts, ...ends, ...months.filter((day) => day > weeks[0]!.start)]
  )
  const astray = new Set(
    space.segments.flatMap((segment, index) => {
      const week = weeks.find((one) => one.start <= segment.start && segment.end <= one.end)
      const month = week === undefined ? undefined : Calendar.thursdayMonth(week)
      return month !== undefined && (segment.start < month.start || segment.start >= month.end) ? [index] : []
    })
  )
  const points = entries.map((entry, index): TrueWorld.Point => {
    const cut = Damage.cutOff(entry)
    const { span, ...box } = boxes[index]!
    return {
      series: JSON.stringify({ ...entry.draft, period: "" }),
      box: { ...box, span: cut === undefined ? span : { start: cut, end: cut + 1 } },
      kept: !["skipped", "unknown", "withdrawn"].includes(entry.way),
      top: entry.draft.units[0] === "p"
    }
  })
  const nothing = Bits.union(
    space.phantoms,
    Bits.of(space.atoms.length, (atom) => astray.has(space.atoms[atom]![1]))
  )
  const count = TrueWorld.make(space, plan, salt, { nothing, steps: TrueWorld.stepsOf(points) })

  const filings: Array<FilingJson> = []
  const first: Array<FigureJson> = []
  const sent = entries.map((entry) => {
    const one = Damage.send(atlas, measure.id, entry, count)
    const blank = form !== undefined && blankLine(atlas, form, entry, entries, count, measure)
    if (!blank) return one
    const [reporter, knownAt] = [entry.draft.team ?? entry.draft.units[0], one.first[0]!.knownAt]
    if (Hash.of(salt, filings.length, first.length) % 2 === 0) {
      filings.push({ form: form.id, reporter, period: entry.draft.period, knownAt })
    } else
      first.push({
        id: `x-${entry.id}`,
        measure: form.measures[1]!,
        units: entry.draft.units,
        period: entry.draft.period,
        value: 1,
        knownAt,
        ...(entry.draft.team === undefined ? {} : { team: entry.draft.team })
      })
    return { ...one, first: [] }
  })
  return {
    count,
    mistaken: sent.some((one) => one.mistaken),
    commits: [
      { figures: [...first, ...sent.flatMap((one) => one.first)], filings, withdrawals: [] },
      { figures: sent.flatMap((one) => one.later), filings: [], withdrawals: sent.flatMap((one) => one.withdrawals) }
    ].filter((commit) => commit.figures.length + commit.filings.length + commit.withdrawals.length > 0)
  }
}

/** Whether a zero can be said by leaving the line blank: it is due on the form, and nothing else is said of it. */
const blankLine = (
  atlas: Atlas.Atlas,
  form: FormJson,
  { draft, way }: Damage.Entry,
  entries: ReadonlyArray<Damage.Entry>,
  count: TrueWorld.Count,
  measure: MeasureJson
): boolean => {
  if (way !== "plain" || atlas.measure(measure.id).blank !== "zero" || draft.units.length > 1) return false
  if (
    draft.cohorts !== undefined ||
    draft.breakdown !== undefined ||
    draft.activity !== undefined ||
    draft.reporter !== undefined
  )
    return false
  const teams = "teams" in form.by
  if (teams !== (draft.team !== undefined) || (draft.team?.startsWith("t-p") ?? false)) return false
  if (!teams && "level" in form.by && atlas.level(draft.units[0]) !== form.by.level) return false
  const span = Calendar.read(draft.period)
  const period = Calendar.read(Calendar.bucketText(span.start, form.every))
  if (period.start !== span.start || period.end !== span.end || !atlas.alive(draft.units[0], span.end - 1)) return false
  const alone = entries.filter(({ draft: other }) => {
    const days = Calendar.read(other.period)
    return (
      other.units.includes(draft.units[0]) &&
      other.team === draft.team &&
      days.start >= span.start &&
      days.end <= span.end
    )
  })
  const box = boxOf(atlas, { ...draft, id: "blank", measure: measure.id, value: null, knownAt: "2026-01-01T00:00:00Z" })
  return alone.length === 1 && count(box) === 0
}
