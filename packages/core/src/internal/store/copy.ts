/** Taking a history from one store to another. @internal */
import * as Effect from "effect/Effect"
import { StoreError } from "../../Problem.ts"
import type { Copied, Entry, Store } from "../../Store.ts"
import { fingerprint } from "./fingerprint.ts"

type Service = Store["Service"]

const refuse = (detail: string): StoreError =>
  new StoreError({ reason: "CommitConflict", operation: "copy", detail, problems: [] })

/** Why a commit of another store is not written. @category copying @since 0.1.0 */
export const notNext = (asked: number, next: number): string =>
  `commit ${asked} is not the next one here, which is ${next}: somebody else has written meanwhile; copy again`

/** That a commit is not there that somebody named. @category copying @since 0.1.0 */
export const noCommit = (asked: number, last: number): string => `there is no commit ${asked}; the last is ${last}`

/** That an id was given to another commit. @category copying @since 0.1.0 */
export const taken = (id: string, commit: number): string =>
  `"${id}" is the id of another commit (${commit}); give this one another id`

/** The same for two entries that say the same. */
const contentOf = ({ commit, documents, figures, filings, given, rows, withdrawals }: Entry): string =>
  JSON.stringify([
    commit,
    given ?? null,
    fingerprint({ figures, filings, withdrawals, ...(documents === undefined ? {} : { documents }) }),
    [...rows]
  ])

const check = (from: Service, to: Service, last: number, of: number) =>
  Effect.gen(function* () {
    const remedy = "copy to an empty store, or to an earlier copy"
    if (last > of) {
      return yield* refuse(
        `the store that is copied to has ${last} commits, and the one that is copied ${of}; ${remedy}`
      )
    }
    if (last > 0 && contentOf(yield* from.entry(last)) !== contentOf(yield* to.entry(last))) {
      return yield* refuse(
        `commit ${last} of the store that is copied to is another one than that of the copied; ${remedy}`
      )
    }
  })

/**
 * Copies the commits of a store that another has not, each under its number, as far as there are any when it begins; `progress` is
 * told how far it has come, before the first and after each. Broken off at any point and begun again it goes on where it was. Fails
 * with a `CommitConflict` where the other store holds something else, and writes nothing to it then.
 *
 * @category copying
 * @since 0.1.0
 */
export const copy = <E = never>(
  from: Service,
  to: Service,
  progress: (copied: Copied) => Effect.Effect<void, E> = () => Effect.void
): Effect.Effect<Copied, StoreError | E> =>
  Effect.gen(function* () {
    const [{ commit: of }, { commit: last }] = [yield* from.head, yield* to.head]
    yield* check(from, to, last, of)
    yield* progress({ commit: last, of })
    for (let commit = last + 1; commit <= of; commit++) {
      yield* to.restore(yield* from.entry(commit))
      yield* progress({ commit, of })
    }
    return { commit: of, of }
  })
