/**
 * The oracle: offices with a known truth, whose reports are damaged on their way, and judges of what is then answered.
 *
 * It shares no code with the engine. It knows figures as boxes of atoms, what they determine by a linear programme, and asks
 * through a function that speaks the façade's JSON forms, so that it judges any store, or anything that answers as one.
 *
 * @since 0.1.0
 */
export type * from "./oracle/case.ts"
export { arbitrary, type Blueprint } from "./oracle/blueprint.ts"
export { type Lie, type Name, names } from "./oracle/tally.ts"
export {
  allows,
  type Asked,
  compare,
  type Expectation,
  expect,
  inside,
  type Truth,
  truthful,
  type Verdict
} from "./oracle/judge.ts"
export { make, type Office } from "./oracle/office.ts"
export { type Failure, type Fault, faults, type Options, run, type Summary } from "./oracle/run.ts"
export { holds, lastDay, respell } from "./oracle/calendar.ts"
export { perfect } from "./oracle/perfect.ts"
export { type Atlas, make as read } from "./oracle/atlas.ts"
export { workersOf } from "./oracle/space.ts"
