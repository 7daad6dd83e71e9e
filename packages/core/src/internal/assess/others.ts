/** What a verdict must know beside the reading it rests on: whose value is open, and what others hold. @internal */
import * as Effect from "effect/Effect"
import type { Others } from "../../Assessment.ts"
import type { PlanError, StoreError } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Plan from "../../Plan.ts"
import type { Reading } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import type * as Target from "../../Target.ts"
import { madeBy, outcomeOf } from "../explain/made.ts"
import * as About from "../plan/about.ts"
import * as Teamless from "../plan/teamless.ts"
import { days } from "../plan/timing.ts"
import * as Tellers from "../silence/tellers.ts"
import { awaited } from "./awaited.ts"
import { queryOf } from "./question.ts"
import { reportersOf } from "./silence.ts"
import { isCount, isStock, measures } from "./trend.ts"
import { type Outcome, verdict } from "./verdict.ts"
import { answerOf, named, readEach, waitingFor } from "./waiting.ts"

/** The value without what bodies above those who report may do of their own. */
const withoutOwn = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, reading: Reading) {
  const counted = measures(question.indicator.expression).map((id) => model.measures.get(id))
  if (reading.value?.upper !== Infinity || counted.every((one) => one === undefined || one.own === "no")) {
    return undefined
  }
  const alone = new Map([...model.measures].map(([id, one]) => [id, { ...one, own: "no" as const }]))
  const [found] = yield* Plan.read({ ...model, measures: alone }, { ...queryOf(question), at: reading.commit })
  // Of a whole that its own parts contradict nobody knows what is left to it.
  const isDisputed = found?.findings.some(
    ({ period, units }) => period === question.period && units.includes(question.units[0])
  )
  return isDisputed === true ? undefined : found?.value
})

/** What must be known beside a reading that does not decide by itself. */
export const askOthers = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  const { outcome } = verdict(question, reading)
  const isMet = outcome === "met"
  if (isMet || outcome === "notMet") {
    const later = yield* awaited(model, question, reading, isMet)
    if (later.pending === undefined && !isMet && question.each !== undefined && question.direction === "up") {
      return { ...later, failing: yield* failingOf(model, question, reading) }
    }
    if (later.pending === undefined || question.closed === undefined) return later
    // What was waited for will not come any more: what each said last stands.
    const told = yield* waitingFor(model, question, reading)
    return { ...told, pending: later.pending, ...(yield* settle(model, question, reading)) }
  }
  const isOpen = outcome === "undecided" || outcome === "missing"
  const settled = isOpen && maySettle(question) ? yield* settle(model, question, reading) : {}
  const told = yield* askSilent(model, question, reading, outcome)
  const unsure = outcome === "undecided" ? yield* unsureOf(model, question, reading, told) : []
  return { ...told, ...settled, unsure }
})

/** Of a share of units: those that miss the condition, whatever is not known of them. */
const failingOf = (model: Model.Model, question: Target.Question, reading: Reading) =>
  Effect.map(readEach(model, question, reading), (all) =>
    all.flatMap((one) => (answerOf(question.each!, one) === false ? [one.unit] : []))
  )

/** Of a share of units: those that are neither silent nor without a known figure, and leave it open whether they meet the condition. */
const unsureOf = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  { open = [], unknown = [] }: Others
) {
  const { each } = question
  if (each === undefined) return []
  const all = yield* readEach(model, question, reading)
  const others = [...open, ...unknown]
  return all.filter((one) => answerOf(each, one) === undefined && !others.includes(one.unit))
})

/** Whether it tells something what the value would be if silence were nothing. */
const maySettle = ({ closed, direction, each, indicator }: Target.Question): boolean =>
  closed !== undefined || (direction !== undefined && each === undefined && isCount(indicator.expression))

/** The reading in which whatever nobody told counts as nothing, and of which days a stock in it is. */
const settle = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, { commit }: Reading) {
  const [settled] = yield* Plan.read(model, { ...queryOf(question), silent: "zero", at: commit })
  if (question.closed === undefined || !isStock(model, question.indicator.expression)) return { settled }
  const made = yield* madeBy(model, settled!, question.indicator, "zero")
  const outcome = outcomeOf(made)
  const alone = outcome.stock?.alone ?? outcome.alone
  const about = About.make(made.evaluation.reports, settled!, outcome)
  return { settled, standing: alone === undefined ? [] : days(about, alone, outcome.stock?.days) }
})

/** The units and teams that filed their forms and did not tell all of their number: nothing says that it is small. */
const unknownOf = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  tellers: ReadonlyArray<Tellers.Teller>
) {
  const silent = reportersOf(reading)
  const { each, indicator } = question
  const { end, start } = Period.bounds(question.period)
  // Who told what it was asked for knows it, whatever happened on days for which nobody asks it.
  const isKnown = ({ days, lacks, told }: Tellers.Teller): boolean =>
    told && lacks !== true && days !== undefined && (start < days[0] || days[1] < end)
  const isVague = (one: Tellers.Teller): boolean => Tellers.isFull(one) && !isKnown(one)
  const filed = tellers.flatMap((one) => (isVague(one) && !silent.includes(one.id) ? [one.id] : []))
  const query = { ...queryOf(question), at: reading.commit }
  if (each !== undefined) {
    const all = yield* readEach(model, question, reading)
    const isAsked = (one: Reading): boolean => (one.completeness.expected ?? 0) > 0 && one.silent.length === 0
    return all.flatMap((one) =>
      isAsked(one) && answerOf(each, one) === undefined && one.reported === undefined ? [one.unit] : []
    )
  }
  if (filed.length === 0 || !isCount(indicator.expression)) return []
  const units = filed.filter((one) => model.units.has(one))
  const readings = [
    ...(units.length === 0 ? [] : yield* Plan.read(model, { ...query, units })),
    ...(units.length === filed.length ? [] : yield* Plan.read(model, { ...query, by: "team" }))
  ].filter((one) => filed.includes(named(one)))
  const isOpen = ({ reason, silent, value }: Reading) =>
    silent.length === 0 && (value === undefined ? reason?.code === "no-figures" : value.upper === Infinity)
  const open = readings.filter(isOpen)
  const made = yield* Effect.forEach(open, (one) => madeBy(model, one, indicator))
  return open.flatMap((one, index) => (outcomeOf(made[index]!).covered ? [] : [named(one)]))
})

/** Whose silence leaves a reading open. */
const askSilent = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  outcome: Outcome
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  // Of a closed target who is silent counts as nothing, though nothing at all came in.
  if (outcome !== "undecided" && (outcome !== "missing" || question.closed === undefined)) return {}
  const [unit] = question.units
  const reporters = reportersOf(reading)
  const isAlone = reporters.length === 0 || (reporters.length === 1 && reporters[0] === unit)
  const below = yield* withoutOwn(model, question, reading)
  const isBelow = !isAlone && !reporters.every((one) => model.teams.has(one))
  const made = outcomeOf(yield* madeBy(model, reading, question.indicator))
  const told = made.itself()
  const tellers = made.tellers()
  const { alone } = made
  const isOfTeams = alone !== undefined && Teamless.isMadeOf(model, { ...question, unit }, alone.measure, tellers)
  const itself = below !== undefined && isCount(question.indicator.expression) && told !== "all" && !isOfTeams
  const unknown = yield* unknownOf(model, question, reading, tellers)
  // Who answered that it does not know has told that of its own part as well.
  const isAsked = itself && !unknown.includes(unit)
  const { atLeast = false, rest } = alone?.cell.facts() ?? {}
  const came = { unknown, atLeast, weekly: alone?.cell.weekly === true }
  const itsOwn = { ...came, itself: isAsked, itselfBegun: told === "some" }
  if (isAlone && itself && (below.upper < Infinity || unknown.length > 0)) return { ...itsOwn, open: [] }
  if (reporters.length === 0) return { ...came, told: reading.value !== undefined && reading.value.upper < Infinity }
  // What the silent hold lies within figures that came in, and adds nothing to them.
  const isClear = question.each === undefined && reading.findings.length === 0
  // Figures that cover all that is asked for are bounds by their own word, and not by what is missing.
  if (isClear && made.covered) return { open: [] }
  const waits = yield* waitingFor(model, question, reading)
  const { open = [] } = waits
  const own = tellers.find(({ id }) => id === unit)
  const isBegun = own !== undefined && Tellers.isPart(own)
  const isIn = rest !== undefined && rest.left.lower > 0
  // What a unit that holds others told of some days holds something of theirs.
  const within = isIn || (isBegun && !open.includes(unit))
  // Of a unit that holds others who told theirs, its own report is missing.
  const isOwn =
    isCount(question.indicator.expression) &&
    open.join() === unit &&
    tellers.some(({ id, level }) => id !== unit && level !== undefined)
  if (!isOwn) return { ...waits, ...itsOwn, within, itself: isAsked && isBelow }
  // What no form asks of it and figures bound is no report that is missing.
  const isFiled = reading.silent.some(({ form, reporter }) => reporter === unit && form !== undefined)
  if (!isFiled && reading.value !== undefined && reading.value.upper < Infinity) return { ...came, open: [] }
  return { ...itsOwn, open: [], within: within || !itself, itself: true, itselfBegun: isBegun }
})
