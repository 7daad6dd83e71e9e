/** Whose figures a value still waits for, and the highest that others reported. @internal */
import * as Effect from "effect/Effect"
import type { Others } from "../../Assessment.ts"
import type * as Indicator from "../../Indicator.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Plan from "../../Plan.ts"
import * as Quantity from "../../Quantity.ts"
import type { PlanError, StoreError } from "../../Problem.ts"
import type { Reading } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import type * as Target from "../../Target.ts"
import * as Territory from "../../Territory.ts"
import { madeBy, outcomeOf } from "../explain/made.ts"
import { most } from "../extremes.ts"
import { parts } from "../operators/table.ts"
import * as Tellers from "../silence/tellers.ts"
import { queryOf } from "./question.ts"
import { levelOf, reportersOf } from "./silence.ts"
import { isCount, isStock } from "./trend.ts"

/** Of whom a reading is. */
export const named = ({ part, unit }: Reading): string => (part !== undefined && "team" in part ? part.team : unit)

/** Whether one told all of it otherwise than by its forms: it is not waited for, though it is not known to the last. */
const isTold = (tellers: ReadonlyArray<Tellers.Teller>, one: string): boolean =>
  tellers.some((teller) => teller.id === one && Tellers.isOtherwise(teller))

/** Of the silent of whom something came in: those who told a part themselves, and those of whom only others did. */
const startedOf = (
  open: ReadonlyArray<string>,
  isReported: (one: string) => boolean,
  tellersOf: (one: string) => ReadonlyArray<Tellers.Teller>
) => {
  const own = new Map(open.map((one) => [one, tellersOf(one).filter(({ id }) => id === one)]))
  const isBegun = (one: string): boolean => own.get(one)!.some(({ filed, told }) => filed > 0 || told)
  const isPart = (one: string): boolean => isBegun(one) || (own.get(one)!.length === 0 && isReported(one))
  return {
    partly: open.filter(isPart),
    begun: open.filter((one) => !isPart(one) && isReported(one))
  }
}

/** The indicator of each unit, of a share of units. */
export const innerOf = ({ indicator }: Target.Question): Indicator.Indicator => {
  const [inner] = parts(indicator.expression)
  return { ...indicator, expression: inner![1] }
}

/** Whether a unit meets the condition of a share of units, as far as it is known. */
export const answerOf = (each: Target.Question["each"] & {}, { value }: Reading): boolean | undefined =>
  value && Quantity.compare(value, each.comparator, each.threshold, each.tolerance)

/** Of a share of units: what each of them has. */
export const readEach = (model: Model.Model, question: Target.Question, { commit }: Reading) =>
  Plan.read(model, {
    ...queryOf(question),
    indicator: innerOf(question),
    at: commit,
    units: { level: question.each!.level, within: question.units[0] }
  })

/** Of a stock who told the last day is waited for no more: what is silent about that, where anything is. */
const lastSilent = (model: Model.Model, { indicator, period }: Target.Question, reading: Reading) => {
  const { end } = Period.bounds(period)
  const last = reading.silent.filter((one) => Period.bounds(one.period).end === end)
  return reportersOf(isStock(model, indicator.expression) && last.length > 0 ? { silent: last } : reading)
}

/** Of a share of units: those who are silent about something, and of whom it is open whether they meet the condition. */
const ofEach = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, reading: Reading) {
  const readings = yield* readEach(model, question, reading)
  const last = lastSilent(model, question, reading)
  const isAwaited = (one: Reading): boolean => one.silent.some(({ reporter }) => last.includes(reporter))
  const silent = readings.filter((one) => isAwaited(one) && answerOf(question.each!, one) === undefined)
  const made = yield* Effect.forEach(silent, (one) => madeBy(model, one, innerOf(question)))
  const byName = new Map(
    silent.flatMap((one, index) => {
      const tellers = outcomeOf(made[index]!).tellers()
      return isTold(tellers, named(one)) ? [] : [[named(one), { one, tellers }] as const]
    })
  )
  const names = [...byName.keys()]
  return {
    open: names,
    ...startedOf(
      names,
      (one) => byName.get(one)!.one.reported !== undefined,
      (one) => byName.get(one)!.tellers
    )
  }
})

/** The units up to the one that is asked for which hold a reporter, a team's host among them, the nearest first. */
const holdersOf = (model: Model.Model, { boundaries, hierarchy, units }: Target.Question) => {
  const snapshot = Territory.snapshotAt(model.territory, hierarchy, boundaries.asOf)
  return (reporter: string): ReadonlyArray<string> => {
    const team = model.teams.get(reporter)
    const above = Territory.ancestors(snapshot, team === undefined ? reporter : Model.hostOf(team, boundaries.asOf))
    const end = above.indexOf(units[0]!)
    return end === -1 ? [] : above.slice(team === undefined ? 1 : 0, end + 1)
  }
}

/** What figures of a unit itself cover, by the highest that anybody said of it; `undefined` where it follows from those of others. */
const toldOf = Effect.fnUntraced(function* (model: Model.Model, { indicator }: Target.Question, reading: Reading) {
  const { covered, alone } = outcomeOf(yield* madeBy(model, reading, indicator))
  const { findings, reported, value } = reading
  if (!covered || value === undefined || alone?.cell.facts().derived !== undefined) return undefined
  return findings.length > 0 && value.upper < Infinity ? value.upper : reported
})

/** The highest figure that units, or teams, like those who are silent have told in full. */
const highestOf = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  open: ReadonlyArray<string>,
  readings: ReadonlyArray<Reading>
) {
  if (question.direction !== "up") return undefined
  const highest = (all: ReadonlyArray<number>) => (all.length === 0 ? undefined : most(all))
  if (open.length > 0 && open.every((one) => model.teams.has(one))) {
    const ofTeams = readings.filter(({ part }) => part !== undefined)
    return highest(
      ofTeams.flatMap(({ value }) => (value !== undefined && Quantity.isExact(value) ? [value.lower] : []))
    )
  }
  const level = levelOf(model, question, open)
  if (level === undefined) return undefined
  const alike = readings.filter(({ unit }) => levelOf(model, question, [unit]) === level)
  const told = yield* Effect.forEach(alike, (one) => toldOf(model, question, one))
  return highest(told.flatMap((one) => one ?? []))
})

/** Those who report, those who hold them, and all of their levels. */
const unitsOf = (model: Model.Model, question: Target.Question, some: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { boundaries, hierarchy, units } = question
  const snapshot = Territory.snapshotAt(model.territory, hierarchy, boundaries.asOf)
  const levels = new Set(some.flatMap((one) => snapshot.level[snapshot.number.get(one) ?? -1] ?? []))
  const alike = [...levels].flatMap((level) => Territory.unitsAtLevel(snapshot, level, units[0]))
  return [...new Set([...some, ...alike])]
}

/** Of a stock only who should report on its last day is waited for, where there are such: nobody tells it for a unit that ended. */
const isAskedLast = (model: Model.Model, { indicator }: Target.Question, tellers: ReadonlyArray<Tellers.Teller>) => {
  const last = new Set(tellers.flatMap(({ id, isLast }) => (isLast ? [id] : [])))
  const isAny = last.size === 0 || !isStock(model, indicator.expression)
  return (one: string): boolean => isAny || last.has(one)
}

/**
 * The silent whose figures are still missing: who lies in a unit that is known adds nothing to it, and of those that lie in each
 * other the outermost is all.
 */
const ofReporters = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, reading: Reading) {
  const told = outcomeOf(yield* madeBy(model, reading, question.indicator)).tellers()
  const reporters = lastSilent(model, question, reading).filter(isAskedLast(model, question, told))
  const holders = holdersOf(model, question)
  const query = { ...queryOf(question), at: reading.commit }
  const [unit] = question.units
  const holdersBelow = (one: string) => holders(one).filter((holder) => holder !== unit)
  const all = [...reporters, ...reporters.flatMap(holdersBelow)]
  const isTeam = (one: string) => model.teams.has(one)
  const counts = isCount(question.indicator.expression)
  const units = unitsOf(
    model,
    question,
    all.filter((one) => !isTeam(one))
  )
  const readings = [
    ...(units.length === 0 ? [] : yield* Plan.read(model, { ...query, units })),
    ...(counts && reporters.some(isTeam) ? yield* Plan.read(model, { ...query, by: "team" }) : [])
  ]
  const byName = new Map(readings.map((one) => [named(one), one]))
  const isKnown = (one: string): boolean => {
    const value = byName.get(one)?.value
    return value !== undefined && (Quantity.isExact(value) || (counts && value.upper < Infinity))
  }
  const isBounded = (one: string): boolean => {
    const value = byName.get(one)?.value
    return value !== undefined && !Quantity.isExact(value) && value.upper < Infinity
  }
  const counted =
    units.length === 0 || (question.closed === undefined && !reporters.some(isBounded))
      ? []
      : yield* Plan.read(model, { ...query, units, silent: "zero" })
  const asNothing = new Map(counted.map((one) => [one.unit, one.value]))
  // Whom others told together with somebody: no figure of their own would add to more than themselves, nor count as nothing.
  const isToldTogether = (one: string): boolean => {
    const [value, settled] = [byName.get(one)?.value, asNothing.get(one)]
    if (question.closed === undefined && one === unit) return false
    return isBounded(one) && settled?.lower === value!.lower && settled.upper === value!.upper
  }
  // What stood of a stock when the period began is nothing of who told nothing in it, once that is closed.
  const isLapsed = (one: string): boolean => {
    const [value, settled] = [byName.get(one)?.value, asNothing.get(one)]
    if (question.closed === undefined || value === undefined || settled === undefined) return false
    return settled.upper < value.lower
  }
  const isOpen = (one: string): boolean => {
    const reading = byName.get(one)
    // Whose figures contradict each other has told them.
    if (reading?.reason?.code === "contradiction") return false
    const value = reading?.value
    return value === undefined || !(Quantity.isExact(value) || isToldTogether(one)) || isLapsed(one)
  }
  const waiting = reporters.filter((one) => isOpen(one) && !isTold(told, one) && !holdersBelow(one).some(isKnown))
  // What the unit itself did not report may lie with those below it that told nothing.
  const isBelow = waiting.some((one) => one !== unit && !isTeam(one))
  const own = isBelow ? waiting.filter((one) => one !== unit) : waiting
  const open = own.filter((one) => !(isBelow ? holdersBelow(one) : holders(one)).some((holder) => own.includes(holder)))
  const level = levelOf(model, question, reporters)
  const levels = model.territory.hierarchies.get(question.hierarchy)!.levels
  return {
    open,
    wider: isToldTogether(unit),
    told: open.length === 0 && levels.some(({ complete, id }) => complete === true && id === level),
    ...startedOf(
      open,
      (one) => !isLapsed(one) && byName.get(one)?.reported !== undefined,
      (one) => (isLapsed(one) ? [] : told)
    ),
    highest: yield* highestOf(model, question, open, readings)
  }
})

/** Whose figures a value still waits for. */
export const waitingFor = (
  model: Model.Model,
  question: Target.Question,
  reading: Reading
): Effect.Effect<Others, PlanError | StoreError, Store.Store> =>
  question.each === undefined ? ofReporters(model, question, reading) : ofEach(model, question, reading)
