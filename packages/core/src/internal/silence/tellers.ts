/**
 * Who of those who should report has done so, in full, in part or not at all: by filings and figures of its own, and not by what its
 * teams or those below it told. Headlines count by these alone. @internal
 */
import * as Period from "../../Period.ts"
import type { Roll } from "./silence.ts"

/** For how many periods of its forms somebody should report. */
export interface Owed {
  readonly due: number
  readonly filed: number
  /** How long each of them is; `undefined` where they differ, or no form says so. */
  readonly every: Period.Bucket | undefined
  /** Whether the last period of a form is among them; of a stock only they stand in the number. */
  readonly isLast: boolean
  /** From the first of their days until the last, where forms ask for them. */
  readonly days?: readonly [start: number, end: number]
}

/** One of those who should report. */
export interface Teller extends Owed {
  readonly id: string
  /** The level of a unit; `undefined` for a team. */
  readonly level: string | undefined
  /** Whether it told a number of these days, or of some of them; of a stock, whether that is in it. */
  readonly told: boolean
  /** Whether its own figures say all of these days, though by none of the forms or not by all of them: not so of a stock. */
  readonly isWhole?: boolean
  /**
   * Whether it filed all its forms and told a number of some of these days, and left the line blank in others, or as unknown; of a
   * stock, whether only some of what it is made of told.
   */
  readonly lacks?: boolean
  /** In how many of the periods of its forms it told all, where not in all of them. */
  readonly periods?: number
  /** Whether it told something that its own figures of more days contradict: then its number does not follow, and it is not silent. */
  readonly isDoubted?: boolean
  /** Of a stock: of which day that is. */
  readonly day?: number | undefined
}

/** Who told a number, and whether all of it: with the day of a stock. */
export type Telling = Pick<Teller, "told" | "isWhole" | "lacks" | "periods" | "isDoubted" | "day">

/** What one told that told all of some of so many periods. */
export const ofPeriods = (periods: number, of: number): Telling =>
  periods < of ? { told: true, lacks: true, periods } : { told: true }

export const isFull = ({ due, filed }: Owed): boolean => filed === due
/** The days of each period that a form asked one for, all of which it filed; none where no form did, or not all was filed. */
export const filedDays = (one: Owed): ReadonlyArray<readonly [start: number, end: number]> => {
  if (one.days === undefined || !isFull(one)) return []
  const all = Period.ofDays(...one.days)
  return (one.every === undefined ? [all] : Period.split(all, one.every)).map((period) => {
    const { end, start } = Period.bounds(period)
    return [start, end]
  })
}
/** Whether all is known that one should have told: by its forms, or by other figures of its own. */
export const isDone = (one: Teller): boolean => (isFull(one) && one.lacks !== true) || one.isWhole === true
/** Whether it is other figures that say all of it. */
export const isOtherwise = (one: Teller): boolean => isDone(one) && !isFull(one)
export const isPart = (one: Teller): boolean => !isDone(one) && (one.filed > 0 || one.told)

/** Those on a roll; `told` says who told a number. */
export const of = (
  roll: Roll,
  told: (reporter: string, level: string | undefined, owed: Owed) => Telling
): ReadonlyArray<Teller> =>
  roll.kinds.flatMap(({ level, owed }) =>
    [...owed].map(([id, one]) => ({ ...one, id, level, ...told(id, level, one) }))
  )

/** What is owed by one form after another. */
export const owedToo = (one: Owed, other: Owed): Owed => ({
  due: one.due + other.due,
  filed: one.filed + other.filed,
  every: one.every === other.every ? one.every : undefined,
  isLast: one.isLast || other.isLast,
  ...(one.days !== undefined && other.days !== undefined
    ? { days: [Math.min(one.days[0], other.days[0]), Math.max(one.days[1], other.days[1])] }
    : {})
})

/** Those of two measures together, where `all` are those of the one of which more is missing. */
export const joined = (all: ReadonlyArray<Teller>, others: ReadonlyArray<Teller>): ReadonlyArray<Teller> => {
  const keyOf = ({ id, level }: Teller): string => `${level} ${id}`
  const byKey = new Map(others.map((one) => [keyOf(one), one]))
  return all.map((one) => {
    const other = byKey.get(keyOf(one))
    if (other === undefined) return one
    const lacks = one.lacks === true || other.lacks === true
    const both = { told: one.told || other.told, isWhole: isDone(one) && isDone(other), lacks }
    const isSame = one.due === other.due && one.filed === other.filed && one.every === other.every
    return isSame ? { ...one, ...both } : { ...one, ...owedToo(one, other), every: undefined, ...both }
  })
}

/** Units of which what came in of two measures together is known of some: who told only one of them told nothing of both. */
export const paired = (
  all: ReadonlyArray<Teller>,
  units: ReadonlyArray<string>,
  level: string | undefined,
  told: ReadonlySet<string>
): ReadonlyArray<Teller> => {
  const byId = new Map(all.flatMap((one) => (one.level === level ? [[one.id, one] as const] : [])))
  return units.map((id) => {
    const due = { due: 1, filed: 1, every: undefined, isLast: true }
    const found = byId.get(id)
    const known = { ...(found ?? due), id, level }
    if (told.has(id)) return { ...known, told: true }
    // Who filed all its forms is not silent, though it told no number of one end.
    const filed = found !== undefined && isFull(found) ? found.filed : 0
    return { ...known, filed, told: false, isWhole: false, lacks: false }
  })
}
