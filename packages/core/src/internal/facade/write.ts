/** Checking a commit against the documents it is based on, and again where they have changed meanwhile. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Documents from "../../Documents.ts"
import * as Figures from "../../Figures.ts"
import { DocumentError, type Problem, StoreError } from "../../Problem.ts"
import * as Model from "../../Model.ts"
import type * as Observation from "../../Observation.ts"
import type * as Port from "../../Store.ts"
import type { Moved } from "./input.ts"
import type { Shelf } from "./shelf.ts"

const below = (key: string, problems: ReadonlyArray<Problem>): ReadonlyArray<Problem> =>
  problems.map((problem) => ({ ...problem, path: [key, ...problem.path] }))

const check = (model: Model.Model, { figures = [], filings = [] }: Port.Commit) => {
  const problems = [
    ...below("figures", Model.checkFigures(model, Figures.of(figures))),
    ...below("filings", Model.checkFilings(model, filings))
  ]
  return problems.length === 0
    ? Effect.void
    : Effect.fail(new DocumentError({ subject: "commit", problems: problems as unknown as DocumentError["problems"] }))
}

const placed = (model: Model.Model): ReadonlySet<string> =>
  new Set(model.documents.hierarchies.flatMap(({ edges }) => edges.map(({ unit }) => unit)))

/** A new version of a hierarchy takes nobody away of whom there are figures: they would be in no total any more. */
const keepPlaces = (
  store: Port.Store["Service"],
  before: Model.Model,
  after: Model.Model,
  { withdrawals = [] }: Port.Commit
): Effect.Effect<void, DocumentError | StoreError> =>
  Effect.gen(function* () {
    const there = placed(after)
    const units = [...placed(before)].filter((unit) => !there.has(unit))
    if (units.length === 0) return
    const withdrawn = new Set(withdrawals.map(({ figure }) => figure))
    const standing = Stream.filter(store.read({ units }), ({ id }) => !withdrawn.has(id))
    const [figure] = yield* Stream.runCollect(Stream.take(standing, 1))
    if (figure === undefined) return
    const unit = figure.units.find((one) => !there.has(one))
    return yield* new DocumentError({
      subject: "Documents",
      problems: [
        {
          code: "figures-without-place",
          path: ["hierarchies"],
          message: `figures of "${unit}" are stored, and it would have no edge any more; keep its edge, or give it the day on which it ended`
        }
      ]
    })
  })

/** What no longer fits after somebody else's commit is a conflict with it. */
const conflict = (error: DocumentError, at: number): StoreError =>
  new StoreError({
    reason: "CommitConflict",
    operation: "commit",
    detail: `documents have changed meanwhile (commit ${at}), and this does not agree with them any more; nothing was stored`,
    problems: error.problems
  })

/** How often documents may change while one commit is checked. */
const attempts = 100

/** Commits what agrees with the documents that are there, and those it brings. */
export const write = (
  store: Port.Store["Service"],
  shelf: Shelf,
  asked: Port.Commit
): Effect.Effect<Port.Receipt, DocumentError | StoreError> => {
  const commit = asked.figures === undefined ? asked : { ...asked, figures: Figures.of(asked.figures) }
  const attempt = (round: number): Effect.Effect<Port.Receipt, DocumentError | StoreError> =>
    Effect.gen(function* () {
      const { model, moment } = yield* shelf.with(commit.documents?.put ?? Documents.empty)
      yield* check(model, commit)
      if ((commit.documents?.put.hierarchies.length ?? 0) > 0) {
        // Documents that make no model can still be mended.
        const before = yield* Effect.catchTag(shelf.at({ at: moment.at }), "DocumentError", () =>
          Effect.succeed(undefined)
        )
        if (before !== undefined) yield* keepPlaces(store, before.model, model, commit)
      }
      const basedOn = commit.basedOn ?? moment.at
      return yield* Effect.catch(store.commit({ ...commit, basedOn }), (error) =>
        error.reason === "CommitConflict" && commit.basedOn === undefined && round < attempts
          ? Effect.flatMap(store.head, ({ version }) => (version > basedOn ? attempt(round + 1) : Effect.fail(error)))
          : Effect.fail(error)
      )
    }).pipe(
      Effect.catch((error) =>
        round === 0 || error._tag === "StoreError"
          ? Effect.fail(error)
          : Effect.flatMap(store.head, ({ version }) => Effect.fail(conflict(error, version)))
      )
    )
  return attempt(0)
}

/** Withdraws a figure and files it elsewhere. */
export const move = (
  store: Port.Store["Service"],
  shelf: Shelf,
  figure: string,
  { id, knownAt, reason, to }: Moved
): Effect.Effect<Port.Receipt, DocumentError | StoreError> =>
  Effect.gen(function* () {
    const [found] = yield* Stream.runCollect(store.read({ ids: [figure], superseded: true }))
    const moved = (there: Observation.Observation) => {
      const { corrects: _, ...same } = there
      return [{ ...same, ...to, id: "", knownAt }]
    }
    return yield* write(store, shelf, {
      ...(id === undefined ? {} : { id }),
      withdrawals: [{ figure, reason, knownAt }],
      // A figure that is not there is for the store to refuse.
      figures: found === undefined ? [] : moved(found)
    })
  })
