/**
 * Permanent ids. A code alone names no unit, since codes pass from unit to unit. An id is therefore a code and a day on which
 * the unit used it: of all its days the one nearest to a fixed day of reference. The unit that used the code on the day of
 * reference, or last before it, needs no day. So no id depends on where a list happens to begin or to end.
 *
 * @internal
 */
import { Day, type Hierarchy, type Locale, type Text } from "@lantoa/core"
import type { Row } from "./rows.ts"

/**
 * An id that is fixed: the unit that used `code` on the day `on` has `day` behind its code, or nothing; and in front of that the code
 * `as`, under which a list had it by mistake.
 */
export interface FixedId {
  readonly code: string
  readonly on: Day.Day
  readonly day?: Day.Day
  readonly as?: string
}

export interface Ids {
  readonly reference: Day.Day
  readonly fixed: ReadonlyArray<FixedId>
}

/** A unit that used a code: its rows, and from when until when, where the day of an act goes before those of the rows. */
export interface UnitSpan {
  readonly rows: ReadonlyArray<Row>
  readonly from: Day.Day
  readonly to: Day.Day | undefined
}

/** Units of which it is decided what comes behind their code: a day, or nothing. */
type Decided = Map<UnitSpan, Day.Day | undefined>

const covers = ({ from, to }: UnitSpan, day: Day.Day): boolean => from <= day && (to === undefined || day < to)

/** The day of a unit's life that is nearest to the reference, which it does not cover. */
const nearestDay = ({ from, to }: UnitSpan, reference: Day.Day): Day.Day =>
  from > reference || to === undefined ? from : Day.add(to, -1)

const fix = (units: ReadonlyArray<UnitSpan>, fixed: ReadonlyArray<FixedId>, decided: Decided): void => {
  for (const { day, on } of fixed) {
    const unit = units.find((span) => !decided.has(span) && covers(span, on))
    if (unit !== undefined && ![...decided.values()].includes(day)) decided.set(unit, day)
  }
}

/**
 * A list that begins after the reference does not show who used the codes before. A unit of its first day is the one of the
 * fixed ids, or else one that began on the day after the reference: there most codes passed to new units.
 */
const guess = (units: ReadonlyArray<UnitSpan>, fixed: ReadonlyArray<FixedId>, first: Day.Day, reference: Day.Day) => {
  const unit = units[0]!
  if (first <= reference || unit.from !== first) return undefined
  const known = fixed.findLast(({ on }) => on > reference && on <= first)
  return { unit, day: known === undefined ? Day.add(reference, 1) : known.day }
}

/** The first and the last day of which the tables say anything. */
export interface Extent {
  readonly first: Day.Day
  readonly last: Day.Day
}

const none: ReadonlyArray<FixedId> = []

/** Makes the ids of the units that used a code one after the other, in tables of some extent. */
export const make = (country: string, scheme: Ids | undefined, { first, last }: Extent) => {
  const fixed = Map.groupBy(scheme?.fixed ?? [], ({ code }) => code)
  return (code: string, units: ReadonlyArray<UnitSpan>): ReadonlyArray<string> => {
    const plain = `${country}.${code.toLowerCase()}`
    const reference = scheme?.reference ?? units[0]!.from
    const own = fixed.get(code) ?? none
    // Who alone used a code, and by then, needs no day.
    if (units.length === 1 && own.length === 0 && units[0]!.from <= reference) return [plain]
    const decided: Decided = new Map()
    // A list that ends earlier leaves units open that may not have lasted until the reference.
    const holder = last < reference ? undefined : units.find((span) => covers(span, reference))
    if (holder !== undefined) decided.set(holder, undefined)
    const guessed = guess(units, own, first, reference)
    if (guessed !== undefined) decided.set(guessed.unit, guessed.day)
    fix(units, own, decided)
    if (![...decided.values()].includes(undefined)) {
      const before = units.findLast((span) => !decided.has(span) && span.from <= reference)
      if (before !== undefined) decided.set(before, undefined)
    }
    const taken = new Set<string>()
    return units.map((span) => {
      const day = decided.has(span) ? decided.get(span) : nearestDay(span, reference)
      const mistaken = own.find((one) => one.as !== undefined && covers(span, one.on))?.as
      if (mistaken !== undefined)
        return [country, mistaken.toLowerCase(), ...(day === undefined ? [] : [day])].join(".")
      let id = day === undefined ? plain : `${plain}.${day}`
      // Only where a list lets two units use a code at once, which its report says.
      for (let again = 2; taken.has(id); again++) id = `${plain}.${day ?? reference}.${again}`
      taken.add(id)
      return id
    })
  }
}

/** What the documents are to be called. @category models @since 0.1.0 */
export interface Naming {
  /** Prefix of unit ids, and the id of the country: `ke`. */
  readonly country: string
  readonly name: Text.Text
  /** The scheme of the codes: that of the office that gives them. */
  readonly scheme: string
  /** The hierarchy's id: `state`. */
  readonly hierarchy: string
  /** Levels that the law abolished: from which day, by which directive. */
  readonly abolished?: { readonly [level: string]: { readonly from: Day.Day; readonly basis: string } }
  /**
   * The levels, highest first, with that of the country; rows of another one are refused. Without it those that rows name. A level
   * is `complete` where its units make up the whole of what they lie in.
   */
  readonly levels?: ReadonlyArray<Pick<Hierarchy.Level, "id" | "name" | "complete">>
  /** What the hierarchy is called. */
  readonly title?: Text.Text
  /** Names and types in English; without it they are what they are in the list. */
  readonly english?: {
    readonly name: (name: string, type: string) => string
    readonly type: (type: string) => string
  }
  /** What kind of act a number is of: of these the first whose `mark` is in it. Without it an act is an act. */
  readonly acts?: ReadonlyArray<{ readonly mark: string; readonly type: Text.Text }>
  /** That an act is in force from a day. Without it in English. */
  readonly inForce?: (since: Day.Day) => Text.Text
  /** How the country writes names, for the report. */
  readonly locale?: Locale.Locale
  /** How ids tell units apart that used the same code. Without it the first unit that a list names has the bare code. */
  readonly ids?: Ids
}
