/** Answering requests: from one state, a page at a time, each page a transaction of its own. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type Figures, type Problem, Store } from "@lantoa/core"
import { type Database, decoded, guarded } from "./database.ts"
import * as filings from "./filings.ts"
import { latest } from "./latest.ts"
import * as Names from "./names.ts"
import { coding, type Coding } from "./pages.ts"
import type { Selected } from "./rows.ts"
import { stateOf, there, type State } from "./state.ts"
import type { Failure } from "./sql.ts"
import { type Step, within } from "./within.ts"

/** How many figures a page has at most. */
const size = 2 ** 13

/** One step after another, as long as there is room. */
const filled = (steps: ReadonlyArray<Step>) =>
  Effect.gen(function* () {
    const rows: Array<ReadonlyArray<Selected>> = []
    let [room, left] = [size, steps]
    for (let [step] = left; step !== undefined && room > 0; [step] = left) {
      const { found, next } = yield* step(room)
      rows.push(found)
      room -= found.length
      left = next === undefined ? left.slice(1) : [next, ...left.slice(1)]
    }
    return { rows: rows.flat(), left }
  })

interface Page {
  readonly figures: Figures.Figures
  readonly left: ReadonlyArray<Step>
}

const page = (
  database: Database,
  names: Names.Names,
  codes: Coding,
  steps: ReadonlyArray<Step>
): Effect.Effect<Page, Failure | Problem.StoreError> =>
  Effect.gen(function* () {
    const { left, rows } = yield* filled(steps)
    yield* Names.learnRows(database, names, rows)
    return { figures: yield* decoded(database.dialect, "scan", () => codes(rows)), left }
  })

const steps = (
  database: Database,
  names: Names.Names,
  requests: ReadonlyArray<Store.Request>,
  state: State
): Effect.Effect<ReadonlyArray<Step>, Failure> =>
  Effect.gen(function* () {
    const found: Array<Step> = []
    for (const wanted of Store.Wanted.of(requests)) {
      const measure = yield* Names.term(database, names, "measure", wanted.measure)
      if (measure === undefined) continue
      found.push(within({ database, measure, wanted, state }))
      for (const part of wanted.latest) found.push(latest({ database, measure, wanted, state }, part))
    }
    return found
  })

export const scan = (
  database: Database,
  names: Names.Names,
  requests: ReadonlyArray<Store.Request>,
  moment: Store.Moment
): Effect.Effect<Store.Scan, Problem.StoreError> => {
  const guard = guarded(database.dialect, "scan")
  const codes = coding(names)
  const begun: Effect.Effect<Page & Omit<Store.Scan, "figures">, Failure | Problem.StoreError> = Effect.gen(
    function* () {
      const state = yield* stateOf(database, "scan", moment)
      const filed = yield* filings.scan(database, requests, there(database.sql, "filing", state))
      const first = yield* page(database, names, codes, yield* steps(database, names, requests, state))
      return { ...first, commit: state.at, filings: filed }
    }
  )
  const after = (left: ReadonlyArray<Step>) =>
    Stream.paginate(left, (left) =>
      left.length === 0
        ? Effect.succeed([[], Option.none()] as const)
        : Effect.map(
            guard(database.reading(page(database, names, codes, left))),
            (found) => [[found.figures], Option.some(found.left)] as const
          )
    )
  return Effect.map(guard(database.reading(begun)), ({ commit, figures, filings, left }): Store.Scan => ({
    commit,
    filings,
    figures: Stream.concat(Stream.succeed(figures), after(left))
  }))
}
