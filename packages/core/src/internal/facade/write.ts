/** Checking a commit against the documents it is based on, and again where they have changed meanwhile. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Documents from "../../Documents.ts"
import * as Figures from "../../Figures.ts"
import { DocumentError, type Problem, StoreError } from "../../Problem.ts"
import * as Model from "../../Model.ts"
import * as Observation from "../../Observation.ts"
import type * as Port from "../../Store.ts"
import type { Moved } from "./commitInput.ts"
import type { Shelf } from "./shelf.ts"
import type { Tell } from "./telling.ts"

const below = (key: string, problems: ReadonlyArray<Problem>): ReadonlyArray<Problem> =>
  problems.map((problem) => ({ ...problem, path: [key, ...problem.path] }))

const check = (model: Model.Model, { figures = [], filings = [] }: Port.Commit) => {
  const problems = [
    ...below("figures", Model.checkFigures(model, Figures.of(figures))),
    ...below("filings", Model.checkFilings(model, filings))
  ]
  for (const [index, problem] of problems.entries()) {
    const [id, why] = [...(model.aside ?? [])].find(([one]) => problem.message.includes(`no measure "${one}"`)) ?? []
    if (id !== undefined) problems[index] = { ...problem, code: "set-aside", message: `"${id}" was set aside: ${why}` }
  }
  return problems.length === 0
    ? Effect.void
    : Effect.fail(new DocumentError({ subject: "commit", problems: problems as unknown as DocumentError["problems"] }))
}

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
  asked: Port.Commit,
  tell: Tell = () => Effect.void
): Effect.Effect<Port.Receipt, DocumentError | StoreError> => {
  const commit = asked.figures === undefined ? asked : { ...asked, figures: Figures.of(asked.figures) }
  const figures = commit.figures?.length ?? 0
  const attempt = (round: number): Effect.Effect<Port.Receipt, DocumentError | StoreError> =>
    Effect.gen(function* () {
      const { model, moment, written } = yield* shelf.with(commit.documents?.put ?? Documents.empty)
      yield* tell("checking", 0, figures)
      yield* check(model, commit)
      yield* tell("writing", 0, figures)
      const basedOn = commit.basedOn ?? moment.at
      const committing = Effect.tap(store.commit({ ...commit, basedOn }), (receipt) =>
        Effect.sync(() => commit.dry !== true && basedOn <= moment.at && written(receipt))
      )
      const receipt = yield* Effect.catch(committing, (error) =>
        error.reason === "CommitConflict" && commit.basedOn === undefined && round < attempts
          ? Effect.flatMap(store.head, ({ version }) => (version > basedOn ? attempt(round + 1) : Effect.fail(error)))
          : Effect.fail(error)
      )
      yield* tell("writing", figures, figures)
      return receipt
    }).pipe(
      Effect.catch((error) =>
        round === 0 || error._tag === "StoreError"
          ? Effect.fail(error)
          : Effect.flatMap(store.head, ({ version }) => Effect.fail(conflict(error, version)))
      )
    )
  return attempt(0)
}

const unmoved = (code: string, message: string): DocumentError =>
  new DocumentError({ subject: "move", problems: [{ code, path: [], message }] })

/** Withdraws a figure and files it elsewhere. */
export const move = (
  store: Port.Store["Service"],
  shelf: Shelf,
  figure: string,
  { id, knownAt, reason, to }: Moved
): Effect.Effect<Port.Receipt, DocumentError | StoreError> =>
  Effect.gen(function* () {
    const [found] = yield* Stream.runCollect(store.read({ ids: [figure], superseded: true }))
    if (found === undefined)
      return yield* unmoved("unknown-observation", `there is no figure "${figure}" in the store; correct the id`)
    const { corrects: _, ...same } = found
    const moved: Observation.Observation = { ...same, ...to, id: "", knownAt }
    const isThere = Observation.cell(moved) === Observation.cell(found)
    if (isThere && (yield* Stream.runCollect(store.read({ ids: [figure] }))).length > 0) {
      const message = `"${figure}" lies there already: say in "to" where else it belongs; to change its value append a correction`
      return yield* unmoved("same-figure", message)
    }
    return yield* write(store, shelf, {
      ...(id === undefined ? {} : { id }),
      withdrawals: [{ figure, reason, knownAt }],
      figures: [moved]
    })
  })
