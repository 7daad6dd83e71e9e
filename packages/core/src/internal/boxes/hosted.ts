/** The teams or activities that report for a unit, and those that did for what it was made of. @internal */
import type { Place } from "../places/place.ts"
import type { Life } from "./box.ts"
import type { Boxes } from "./boxes.ts"
import type { Category } from "./category.ts"
import { least } from "../extremes.ts"
import * as Lives from "./lives.ts"

/** Who may report for a unit. */
export type Reporting = "team" | "activity"

/** Those who report for a unit, whether they are all that do, from which day on and before which. */
interface Hosted {
  readonly lives: ReadonlyArray<Life>
  readonly covers: boolean
  readonly since: number
  readonly until: number
}

/** The days of figures of a place, as they were filed: of teams or activities, or of others. */
const filed = (boxes: Boxes, place: Place, isOf: (said: Category) => boolean) => {
  const all = boxes.categories(place).filter(isOf)
  return boxes.semantics.filed(
    all.flatMap((said) => boxes.node(place, said).figures.map(({ end, start }) => [start, end] as const))
  )
}

/** The teams of a unit: one that moved also told for it on the days of which it filed there. */
const teamsOf = (boxes: Boxes, place: Place, unit: string): ReadonlyArray<Life> => {
  const { hosts, teams } = boxes.semantics
  const lives = teams(unit)
  const moved = lives.filter(({ id }) => hosts(id).length > 1)
  if (moved.length === 0) return lives
  const told = moved.flatMap((life) =>
    filed(boxes, place, ({ team }) => team === life.id).map(([from, to]) => ({ ...life, from, to }))
  )
  return [...lives, ...told]
}

/** Those of a place, each once: an activity of two units that did something together is one. */
const livesOf = (boxes: Boxes, place: Place, axis: Reporting): ReadonlyArray<Life> =>
  Lives.joined(
    place.units.flatMap((unit) =>
      axis === "activity" ? boxes.semantics.activities(unit) : teamsOf(boxes, place, unit)
    )
  )

/** The unit of a place: what it does itself began and ended with it. */
const unitOf = ({ places }: Boxes, place: Place): Place =>
  place.kind === "own" ? (places.unit(place.units[0]!) ?? place) : place

/** Those of what a unit was made of, until that became the unit. */
const formerly = (boxes: Boxes, place: Place, axis: Reporting): ReadonlyArray<Life> =>
  boxes.places.forebears(unitOf(boxes, place)).flatMap(({ isWhole, place: origin, until }) =>
    livesOf(boxes, origin, axis)
      .filter(({ from }) => from < until)
      .map((life) => ({ ...life, to: Math.min(life.to, until), isSure: life.isSure && isWhole }))
  )

/** Whether what a unit was made of had teams of its own on all of the days from one on until it became the unit. */
const hadSome = (boxes: Boxes, place: Place, axis: Reporting, first: number): boolean =>
  boxes.places.forebears(unitOf(boxes, place)).every(({ place: origin, until }) => {
    const lives = livesOf(boxes, origin, axis).filter(({ isSure }) => isSure)
    const start = Math.max(first, boxes.places.born(origin) ?? -Infinity)
    const told = [...lives]
      .sort((a, b) => a.from - b.from)
      .reduce((day, { from, to }) => (from <= day ? Math.max(day, to) : day), start)
    return told >= until
  })

/**
 * The first day of the weeks within which a unit began and of which its teams told, as it would itself; or from when on nobody else
 * told of what it was made of. A longer period says that of those days only where what it was made of had teams of its own on all.
 */
const toldSince = (boxes: Boxes, place: Place, axis: Reporting, born: number): number => {
  const { forebears, hasBelow, own } = boxes.places
  const origins = forebears(unitOf(boxes, place)).map((one) => one.place)
  if (origins.some(hasBelow)) return born
  const across = filed(boxes, place, (said) => said[axis] !== undefined).filter(
    ([from, to]) => from < born && born < to && (to - from <= 7 || hadSome(boxes, place, axis, from))
  )
  const others = origins
    .flatMap((one) => [one, own(one)])
    .flatMap((one) => filed(boxes, one, (said) => said[axis] === undefined))
  return Math.min(born, Math.max(least(across.map(([from]) => from)), ...others.map(([, to]) => to)))
}

/** Whether what a unit became has teams or activities that came with none of those it was made of. */
const hasNew = (boxes: Boxes, unit: Place, axis: Reporting, since: number): boolean => {
  if (since === Infinity) return false
  const { containers, forebears } = boxes.places
  return containers(unit).some((heir) => {
    const origins = forebears(heir).map(({ place }) => place)
    const isOld = ({ id }: Life): boolean =>
      origins.some((one) => livesOf(boxes, one, axis).some((life) => life.id === id))
    return origins.includes(unit) && livesOf(boxes, heir, axis).some((life) => life.to > since && !isOld(life))
  })
}

/**
 * Those who report for a unit. In the week in which it began these are the same, and those of what it was made of: where that had
 * none, nobody did anything there that the unit's do not tell.
 */
export const of = (boxes: Boxes, place: Place, axis: Reporting): Hosted => {
  const own = livesOf(boxes, place, axis)
  // Of a team that may be elsewhere nobody knows whether it tells for this unit.
  const covers = own.every(({ isSure }) => isSure)
  const unit = unitOf(boxes, place)
  const [ended, last] = [boxes.places.became(unit) ?? Infinity, Math.max(...own.map(({ to }) => to))]
  // Once all of them ended with their unit, others tell of what it became; and so do those who came to that since.
  const until = last <= ended || hasNew(boxes, unit, axis, ended) ? ended : Infinity
  const born = boxes.places.born(unit)
  if (born === undefined) return { lives: own, covers, since: -Infinity, until }
  const since = toldSince(boxes, place, axis, born)
  const former = formerly(boxes, place, axis)
  const isKnown = former.every(({ id, isSure }) => isSure || own.some((one) => one.id === id))
  return isKnown
    ? { lives: Lives.joined([...own, ...former]), covers, since, until }
    : { lives: own, covers, since: born, until }
}
