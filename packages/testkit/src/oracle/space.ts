/** The atoms of a measure and the boxes over them: land × days × team × activity × cohort cell × members. @internal */
import { type Atlas, type Facts, holds, life } from "./atlas.ts"
import * as Bits from "./bits.ts"
import type { Span } from "./calendar.ts"
import type { TeamJson } from "./case.ts"
import * as Calendar from "./calendar.ts"

/** What a figure or a question speaks of. */
export interface Box {
  readonly units: ReadonlyArray<string>
  readonly span: Span
  /** Only the bodies themselves, without those below. */
  readonly bodies?: boolean
  /** The day whose boundaries count; those of each day itself when not said. */
  readonly asOf?: number
  readonly team?: string
  readonly activity?: string
  readonly cohorts: ReadonlyArray<string>
  readonly breakdown: Readonly<Record<string, ReadonlyArray<string>>>
}

export const axes = ["place", "time", "team", "activity", "cohort", "dimension"] as const

/** Where an atom lies: a coordinate an axis, in the order of {@link axes}. */
export type Atom = readonly [
  place: number,
  time: number,
  team: number,
  activity: number,
  cohort: number,
  dimension: number
]

export interface Space {
  readonly measure: Facts
  readonly atoms: ReadonlyArray<Atom>
  /** Atoms in which nothing can be: what bodies do themselves, of a measure that says they do nothing. A parent is more than its one child. */
  readonly phantoms: Bits.Bits
  readonly segments: ReadonlyArray<Span>
  /** How many coordinates an axis has. */
  readonly widths: ReadonlyArray<number>
  readonly bits: (box: Box) => Bits.Bits
  /** Shadows of a set of atoms on an axis. */
  readonly shadow: (bits: Bits.Bits, axis: number) => Bits.Bits
}

/** Sets of cohorts that a person can be in, all those not named being none of anybody's business. */
const cellsOf = (atlas: Atlas, cohorts: ReadonlyArray<string>): ReadonlyArray<ReadonlySet<string>> =>
  Array.from({ length: 2 ** cohorts.length }, (_, mask) => new Set(cohorts.filter((_, i) => (mask >> i) & 1))).filter(
    (cell) =>
      [...cell].every(
        (a) =>
          cohorts.every((b) => !atlas.cohortWithin(a, b) || cell.has(b)) &&
          [...cell].every((b) => !atlas.cohortsApart(a, b))
      )
  )

const product = <A>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<ReadonlyArray<A>> =>
  lists.reduce<ReadonlyArray<ReadonlyArray<A>>>(
    (all, list) => all.flatMap((one) => list.map((next) => [...one, next])),
    [[]]
  )

/** The unit that hosts a team on a day. */
const hostOn = ({ host, hosts = [] }: TeamJson, day: number): string =>
  hosts.findLast((one) => life(one).start <= day)?.unit ?? host

/** Whether a team is there on a day, and so is its host, or what that became. */
const isWorking = (atlas: Atlas, team: TeamJson, day: number): boolean =>
  holds(team, day) && atlas.born(hostOn(team, day)) <= day

/** Who works on a piece of land on a day: places of teams in a list, `undefined` for whoever is of none. */
export const workersOf = (
  atlas: Atlas,
  teams: ReadonlyArray<TeamJson>,
  { isAll, land }: { readonly land: number; readonly isAll: boolean },
  day: number
): ReadonlyArray<number | undefined> => {
  const isHere = (team: TeamJson, when: number): boolean =>
    atlas.lands[land]!.kind !== "unknown" &&
    atlas.body(hostOn(team, when)).includes(land) &&
    isWorking(atlas, team, when)
  const found = [...teams.keys()].filter((index) => isHere(teams[index]!, day))
  // Nobody acts in a unit before its first team or after its last; of the week in which it began teams tell all that none before did.
  const around = atlas.documents.units.filter(
    ({ id }) =>
      [day, Calendar.weekOf(day).end - 1].some((when) => atlas.alive(id, when)) && atlas.body(id).includes(land)
  )
  const isHome = ({ host, hosts = [] }: TeamJson): boolean =>
    [host, ...hosts.map(({ unit }) => unit)].some(
      (unit) =>
        atlas.born(unit) < Calendar.weekOf(day).end &&
        around.some(({ id }) => atlas.body(id).some((one) => atlas.body(unit).includes(one)))
    )
  const isTold = atlas.lands[land]!.kind !== "unknown" && teams.some(isHome)
  return isAll && isTold ? found : [...found, undefined]
}

const segmentsOf = (breaks: ReadonlyArray<number>): ReadonlyArray<Span> => {
  const days = [...new Set(breaks.filter(Number.isFinite))].sort((a, b) => a - b)
  return days.slice(1).map((end, index) => ({ start: days[index]!, end }))
}

/** The space in which all these boxes are sets of atoms; `cuts` are further days at which it must be divisible. */
export const make = (
  atlas: Atlas,
  measureId: string,
  boxes: ReadonlyArray<Box>,
  cuts: ReadonlyArray<number> = []
): Space => {
  const measure = atlas.measure(measureId)
  const { documents } = atlas
  const first = Math.min(...boxes.map((box) => box.span.start), ...cuts)
  const last = Math.max(...boxes.map((box) => box.span.end), ...cuts)
  const reorganised = documents.hierarchies[0]!.edges.flatMap((edge) => [life(edge).start, life(edge).end])
  const lives = documents.teams.flatMap((team) =>
    [team, ...(team.hosts ?? [])].flatMap((one) => [life(one).start, life(one).end])
  )
  const campaigns = documents.activities.flatMap(({ period }) => [
    Calendar.read(period).start,
    Calendar.read(period).end
  ])
  const inside = [...reorganised, ...lives, ...campaigns].filter((day) => day > first && day < last)
  const segments = segmentsOf([...boxes.flatMap(({ span }) => [span.start, span.end]), ...cuts, ...inside])

  const teams = documents.teams.filter(
    (team) => boxes.some((box) => box.team === team.id) || measure.reports?.includes("teams")
  )
  const activities = documents.activities.filter(
    (one) => boxes.some((box) => box.activity === one.id) || measure.reports?.includes("activities")
  )
  const cohorts = [...new Set(boxes.flatMap((box) => box.cohorts))]
  const cells = cellsOf(atlas, cohorts)
  const dimensions = [...new Set(boxes.flatMap((box) => Object.keys(box.breakdown)))].map((id) => {
    const closed = documents.dimensions.find((dimension) => dimension.id === id)
    const named = [...new Set(boxes.flatMap((box) => box.breakdown[id] ?? []))]
    return { id, members: closed === undefined ? [...named, "*"] : closed.members.map((member) => member.id) }
  })
  const members = product(dimensions.map((dimension) => dimension.members))

  const atoms: Array<Atom> = []
  atlas.lands.forEach((land, place) => {
    segments.forEach((segment, time) => {
      const isAll = measure.reports?.includes("teams") === true
      const who = workersOf(atlas, teams, { land: place, isAll }, segment.start).map((team) => (team ?? -1) + 1)
      const running = activities.filter(
        ({ period, places }) =>
          Calendar.read(period).start <= segment.start &&
          segment.start < Calendar.read(period).end &&
          places.some((unit) => atlas.covers(unit, segment.start).includes(place))
      )
      const what = running.map((activity) => 1 + activities.indexOf(activity))
      if (!(measure.reports?.includes("activities") && what.length > 0)) what.push(0)
      for (const team of who) {
        for (const activity of what) {
          cells.forEach((_, cohort) => {
            members.forEach((_, dimension) => atoms.push([place, time, team, activity, cohort, dimension]))
          })
        }
      }
    })
  })

  const phantoms = Bits.of(
    atoms.length,
    (index) => measure.own === "no" && atlas.lands[atoms[index]![0]]!.kind === "own"
  )
  const bits = (box: Box): Bits.Bits => {
    const within = segments.map((segment) => segment.start >= box.span.start && segment.start < box.span.end)
    const places = segments.map(
      (segment) =>
        new Set(
          box.units.flatMap((unit) => (box.bodies ? atlas.body(unit) : atlas.covers(unit, box.asOf ?? segment.start)))
        )
    )
    const team = box.team === undefined ? -1 : 1 + teams.findIndex((one) => one.id === box.team)
    const activity = box.activity === undefined ? -1 : 1 + activities.findIndex((one) => one.id === box.activity)
    const inCohort = cells.map((cell) => box.cohorts.length === 0 || box.cohorts.some((cohort) => cell.has(cohort)))
    const isMember = members.map((tuple) =>
      dimensions.every(({ id }, index) => box.breakdown[id]?.includes(tuple[index]!) ?? true)
    )
    return Bits.of(atoms.length, (index) => {
      const atom = atoms[index]!
      return (
        within[atom[1]]! &&
        places[atom[1]]!.has(atom[0]) &&
        (team === -1 || atom[2] === team) &&
        (activity === -1 || atom[3] === activity) &&
        inCohort[atom[4]]! &&
        isMember[atom[5]]!
      )
    })
  }
  const widths = [
    atlas.lands.length,
    segments.length,
    teams.length + 1,
    activities.length + 1,
    cells.length,
    members.length
  ]
  const shadow = (set: Bits.Bits, axis: number): Bits.Bits => {
    const cast = Bits.empty(widths[axis]!)
    for (const index of Bits.members(set)) Bits.add(cast, atoms[index]![axis]!)
    return cast
  }
  return { measure, atoms, phantoms, segments, widths, bits, shadow }
}
