/** Answering requests: from one state, a page at a time, each page a transaction of its own. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type Figures, type Problem, Store } from "@lantoa/core"
import { type Database, guarded } from "./database.ts"
import * as filings from "./filings.ts"
import { latest } from "./latest.ts"
import * as Names from "./names.ts"
import type { Found } from "./found.ts"
import { coding, type Coding } from "./pages.ts"
import { stateOf, there, type State } from "./state.ts"
import type { Failure } from "./sql.ts"
import { whole } from "./whole.ts"
import { type Asked, type Step, within } from "./within.ts"

/** How many figures a page has, and a statement reads, unless more are wanted at once. */
const least = 2 ** 13

/** One step after another, as long as there is room. */
const filled = ({ dialect: { atOnce = least } }: Database, steps: ReadonlyArray<Step>, size: number) =>
  Effect.gen(function* () {
    const all: Array<Found> = []
    let [room, left] = [size, steps]
    for (let [step] = left; step !== undefined && room > 0; [step] = left) {
      const { found, next } = yield* step(Math.min(room, atOnce))
      all.push(...found)
      for (const { length } of found) room -= length
      left = next === undefined ? left.slice(1) : [next, ...left.slice(1)]
    }
    return { all, left }
  })

interface Page {
  readonly figures: Figures.Figures
  readonly left: ReadonlyArray<Step>
}

const page = (
  database: Database,
  names: Names.Names,
  codes: Coding,
  steps: ReadonlyArray<Step>,
  size: number
): Effect.Effect<Page, Failure | Problem.StoreError> =>
  Effect.gen(function* () {
    const { all, left } = yield* filled(database, steps, size)
    return { figures: yield* codes.page(database, all), left }
  })

const steps = (
  database: Database,
  names: Names.Names,
  requests: ReadonlyArray<Store.Request>,
  state: State,
  size: number
): Effect.Effect<ReadonlyArray<Step>, Failure> =>
  Effect.gen(function* () {
    const found: Array<Step> = []
    const all: Array<Asked> = []
    for (const wanted of Store.Wanted.of(requests)) {
      const measure = yield* Names.term(database, names, "measure", wanted.measure)
      if (measure !== undefined) all.push({ database, measure, wanted, state })
    }
    const byPeriods = database.dialect.columnar === true || state.isDistributed
    if (byPeriods && all.length > 0) found.push(whole(database, state, all, size))
    for (const asked of all) {
      if (!byPeriods) found.push(within(asked))
      for (const part of asked.wanted.latest) found.push(latest(asked, part))
    }
    return found
  })

export const scan = (
  database: Database,
  names: Names.Names,
  requests: ReadonlyArray<Store.Request>,
  moment: Store.Moment,
  wanted = 0
): Effect.Effect<Store.Scan, Problem.StoreError> => {
  // Who holds all of them has them put together once. Where this program looks for figures one by one, others get their turn between pages.
  const { atOnce = least, columnar } = database.dialect
  const size = columnar === true || atOnce > least ? Math.max(least, wanted) : least
  const guard = guarded(database.dialect, "scan")
  const codes = coding(names)
  const begun: Effect.Effect<Page & Omit<Store.Scan, "figures">, Failure | Problem.StoreError> = Effect.gen(
    function* () {
      const state = yield* stateOf(database, "scan", moment)
      const filed = yield* filings.scan(database, requests, there(database.sql, "filing", state))
      const first = yield* page(database, names, codes, yield* steps(database, names, requests, state, size), size)
      return { ...first, commit: state.at, filings: filed }
    }
  )
  const after = (left: ReadonlyArray<Step>) =>
    Stream.paginate(left, (left) =>
      left.length === 0
        ? Effect.succeed([[], Option.none()] as const)
        : Effect.map(
            guard(database.reading(page(database, names, codes, left, size))),
            (found) => [[found.figures], Option.some(found.left)] as const
          )
    )
  return Effect.map(guard(database.reading(begun)), ({ commit, figures, filings, left }): Store.Scan => ({
    commit,
    filings,
    figures: Stream.concat(Stream.succeed(figures), after(left))
  }))
}
