/** Readers: how a figure of the documents is read back out of what the stores returned. None knows the figure itself. */
import { Day, type Documents, type Observation, Period, type Quantity, Territory } from "@lantoa/core"

/** What the stores returned. */
export interface World {
  readonly documents: Documents.Documents
  readonly observations: ReadonlyArray<Observation.Observation>
}

/** How the source words a figure: as it is, "hơn", "ít nhất". */
export type Op = "eq" | "gt" | "gte"

export interface Found {
  readonly value: string | number
  readonly op: Op
}

/** `label`: the number is kept as one that is no quantity. */
export interface Reader {
  readonly state: "modelled" | "label"
  /** The place in the stores, for people. */
  readonly where: string
  readonly read: (world: World) => Found | undefined
}

type Read<A> = (found: A, world: World) => Found | string | number | undefined

const exactly = (found: Found | string | number | undefined): Found | undefined =>
  found === undefined || typeof found === "object" ? found : { value: found, op: "eq" }

const reader = <A>(where: string, find: (world: World) => A | undefined, read: Read<A>): Reader => ({
  state: "modelled",
  where,
  read: (world) => {
    const found = find(world)
    return found === undefined ? undefined : exactly(read(found, world))
  }
})

const document =
  <K extends "campaigns" | "directives" | "targets">(kind: K) =>
  (id: string, field: string, read: Read<Documents.Documents[K][number]>): Reader =>
    reader<Documents.Documents[K][number]>(
      `${kind}/${id}.${field}`,
      ({ documents }) => documents[kind].find((one) => one.id === id),
      read
    )

const campaign = document("campaigns")
const directive = document("directives")
const target = document("targets")

const yearOf = (period: Period.Period | undefined): string | undefined =>
  period === undefined ? undefined : Period.lastDay(period).slice(0, 4)

/** A range as the documents write it: `2022-2027`; any other period by its own text. */
const spell = (period: Period.Period | undefined): string | undefined => period?.replace("/", "-")

const quantity = (value: Quantity.Quantity): Found => ({
  value: value.lower,
  op: value.lower === value.upper ? "eq" : value.lowerOpen ? "gt" : "gte"
})

const observed = (id: string, field: string, read: Read<Observation.Observation>): Reader =>
  reader(`observations/${id}.${field}`, ({ observations }) => observations.find((one) => one.id === id), read)

export const figure = (id: string): Reader =>
  observed(id, "value", ({ value }) => (value === null ? undefined : quantity(value)))

export const breakdown = (id: string, dimension: string): Reader =>
  observed(id, `breakdown.${dimension}`, (one) => [one.breakdown[dimension] ?? []].flat().join(" + ") || undefined)

/** The figure out of the units of a level that lie in its place on the last day of its period: `9/12`. */
export const outOf = (id: string, hierarchy: string, level: string): Reader =>
  observed(id, `value / units of level ${level}`, (one, { documents }) => {
    const territory = Territory.make(documents.hierarchies, documents.successions)
    const snapshot = Territory.snapshotAt(territory, hierarchy, Period.lastDay(one.period))
    const index = Territory.levelIndex(territory, hierarchy, level)
    const units = one.units.flatMap((unit) => Territory.unitsAtLevel(snapshot, index, unit))
    return one.value === null ? undefined : `${one.value.lower}/${units.length}`
  })

/** The moment at which a figure became known, by the clocks of Vietnam (UTC+7), to the minute. */
export const known = (id: string): Reader =>
  observed(id, "knownAt", ({ knownAt }) => {
    const minutes = Day.toEpoch(knownAt.slice(0, 10)) * 1440 + Number(knownAt.slice(11, 13)) * 60 + 420
    const clock = String(Math.floor((minutes % 1440) / 60)).padStart(2, "0")
    return `${Day.fromEpoch(Math.floor(minutes / 1440))}T${clock}${knownAt.slice(13, 16)}`
  })

/** How many teams of a kind a unit hosts, from the registry. */
export const teams = (host: string, kind: string): Reader =>
  reader(
    `teams[host=${host}, kind=${kind}].length`,
    ({ documents }) => documents.teams.filter((team) => team.host === host && team.kind === kind),
    (found) => found.length
  )

export const symbol = (id: string): Reader => directive(id, "symbol", (one) => one.symbol)
export const number = (id: string): Reader =>
  directive(id, "number", (one) => (one.tenure === undefined ? one.number : `${one.number} (${one.tenure})`))
export const vision = (id: string): Reader => directive(id, "vision", (one) => yearOf(one.vision))
/** "đến năm 2025, định hướng đến năm 2030". */
export const until = (id: string): Reader =>
  directive(id, "period|vision", (one) => `${yearOf(one.period)}|${yearOf(one.vision)}`)
/** "giai đoạn 2021 – 2025, định hướng 2030". */
export const stage = (id: string): Reader =>
  directive(id, "period", (one) =>
    one.vision === undefined ? spell(one.period) : `${spell(one.period)}|${yearOf(one.vision)}`
  )

export const year = (id: string): Reader => campaign(id, "period", (one) => yearOf(one.period))
export const wave = (id: string, name: string, show: (period: Period.Period) => string | undefined = yearOf): Reader =>
  campaign(id, `waves/${name}.period`, (one) => {
    const found = one.waves.find((each) => each.id === name)
    return found === undefined ? undefined : show(found.period)
  })
/** Month and day of a period's first day: `10-10`. */
export const monthDay = (period: Period.Period): string => Period.firstDay(period).slice(5)
export const event = (id: string, name: string): Reader =>
  campaign(id, `events/${name}.period`, (one) => spell(one.events.find((each) => each.id === name)?.period))

export const enumeration = (id: string, name: string): Reader =>
  campaign(id, `enumerations/${name}.length`, (one) => {
    const found = one.enumerations.find((each) => each.id === name)
    return found?.of === undefined ? found?.items.length : `${found.items.length}/${found.of}`
  })
export const tasks = (id: string, group: string): Reader =>
  campaign(
    id,
    `solutions/${group}.tasks.length`,
    (one) => one.solutions.find((each) => each.id === group)?.tasks.length
  )
export const solutions = (id: string): Reader => campaign(id, "solutions.length", (one) => one.solutions.length)
type NoteKind = Documents.Documents["campaigns"][number]["notes"][number]["kind"]
const notesOf = (one: Documents.Documents["campaigns"][number], kind: NoteKind) =>
  one.notes.filter((note) => note.kind === kind)
export const notes = (id: string, kind: NoteKind): Reader =>
  campaign(id, `notes[kind=${kind}].length`, (one) => notesOf(one, kind).length)
/** The place of a note among those of its kind, counted from 1. */
export const ordinal = (id: string, kind: NoteKind, opening: string): Reader =>
  campaign(id, `notes[kind=${kind}, "${opening} …"].position`, (one) => {
    const index = notesOf(one, kind).findIndex((note) => note.text.vi.startsWith(opening))
    return index === -1 ? undefined : index + 1
  })

type Goal = Pick<Documents.Documents["targets"][number], "comparator" | "threshold" | "modality">
/** The comparator judges; the modality remembers whether the text itself says "at least" or only gives the figure. */
const goal = ({ comparator, threshold, modality }: Goal): Found => ({
  value: threshold,
  op: comparator === ">" ? "gt" : comparator === ">=" && modality === "minimum" ? "gte" : "eq"
})
export const threshold = (id: string): Reader => target(id, "threshold", goal)
export const milestone = (id: string, index: number): Reader =>
  target(id, `milestones[${index}].threshold`, (one) => {
    const found = one.milestones[index]
    return found === undefined ? undefined : goal(found)
  })
export const share = (id: string): Reader =>
  target(id, "scope.share", ({ scope }) =>
    scope._tag === "EachUnit"
      ? goal({ comparator: scope.share.comparator, threshold: scope.share.percent, modality: "stated" })
      : undefined
  )
export const deadline = (id: string): Reader =>
  target(id, "deadline.period", (one) => (one.deadline._tag === "Stated" ? yearOf(one.deadline.period) : undefined))

/** Number words of the labels, as a careless parser would read them. */
const numerals: { readonly [word: string]: number } = { một: 1, ba: 3, "đầu tiên": 1 }

/** A number that is no quantity, found by the place of its words in the source. */
export const label = (id: string, offset: number): Reader => ({
  ...campaign(id, `labels[ký tự ${offset}].text`, (one) => {
    const text = one.labels.find((each) => each.source?.locator === `ký tự ${offset}`)?.text
    return text === undefined ? undefined : (numerals[text.toLowerCase()] ?? text.replaceAll(", ", "|"))
  }),
  state: "label"
})
