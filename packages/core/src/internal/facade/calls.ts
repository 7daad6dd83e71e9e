/** Every call as an effect over one store: the one place in which is decided what a call does. @internal */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as Assessment from "../../Assessment.ts"
import * as Day from "../../Day.ts"
import type * as Documents from "../../Documents.ts"
import * as Explanation from "../../Explanation.ts"
import * as Expression from "../../Expression.ts"
import type * as Form from "../../Form.ts"
import * as Indicator from "../../Indicator.ts"
import * as Instant from "../../Instant.ts"
import type { Calls } from "../../Lantoa.ts"
import * as Period from "../../Period.ts"
import * as Plan from "../../Plan.ts"
import { DocumentError, PlanError, type Problem, StoreError } from "../../Problem.ts"
import type { Reading, Silence } from "../../Reading.ts"
import * as Port from "../../Store.ts"
import { indexOf } from "../check/checkFigure.ts"
import { needing } from "../check/ids.ts"
import { bounded, collect } from "../check/problems.ts"
import { inColumns } from "./inColumns.ts"
import { unknownId } from "../unknownId.ts"
import * as CommitInput from "./commitInput.ts"
import * as Input from "./input.ts"
import * as Shelf from "./shelf.ts"
import { teamsOf } from "./teams.ts"
import { type Tell, telling } from "./telling.ts"
import type { Now } from "./when.ts"
import { move, write } from "./write.ts"

type Failed = DocumentError | StoreError
type Service = Calls<"effect">

const missing = (subject: string, problem: Problem): DocumentError =>
  new DocumentError({ subject, problems: [problem] })

const unknown = (subject: string, message: string): DocumentError =>
  missing(subject, { code: "unknown-id", path: [], message })

const noPast = (of: string | { readonly kind: string; readonly id: string }): DocumentError => {
  const what = typeof of === "string" ? `no figure "${of}"` : `nothing among ${of.kind} of the id "${of.id}"`
  return unknown("history", `there is ${what} in the store; correct the id`)
}

/** Whether all of a commit is there already. */
const writesNothing = ({ documents, figures, filings, withdrawals }: Port.Receipt): boolean =>
  figures.accepted + documents.written + filings + withdrawals === 0

/** The newest moment that a commit speaks of. */
const newest = ({ documents, figures, filings, withdrawals }: Port.Entry): Instant.Instant | undefined =>
  [
    ...(documents === undefined ? [] : [documents.knownAt]),
    ...[...filings, ...withdrawals].map(({ knownAt }) => knownAt),
    ...[...figures.knownAt].map(Instant.fromMillis)
  ].reduce<string | undefined>((a, b) => (a === undefined || Instant.compare(a, b) < 0 ? b : a), undefined)

/** What asks for the first measure of a form, in its name: who is silent about one of its measures is so about all. */
const askedBy = ({ id, measures, title }: Form.Form): Indicator.Indicator =>
  Indicator.from({ id: `${id}`, title, expression: Expression.measure(measures[0]) })

/** Who is silent on a day about some forms that are due by then, each once. */
const silencesOf = (
  readings: Iterable<Reading>,
  forms: ReadonlyArray<Form.Form>,
  on: Day.Day
): ReadonlyArray<Silence> => {
  const dueIn = new Map(forms.map(({ due, id }) => [id as string, due]))
  const isOwed = ({ form, period }: Silence): boolean => {
    const due = form === undefined ? undefined : dueIn.get(form)
    return due !== undefined && Period.bounds(period).end + due <= Day.toEpoch(on)
  }
  const found = [...readings].flatMap(({ silent }) => silent.filter(isOwed))
  return [...new Map(found.map((one) => [JSON.stringify([one.form, one.period, one.reporter]), one])).values()]
}

type Any = Effect.Effect<unknown, Failed | PlanError> | Stream.Stream<unknown, Failed | PlanError>

/** An error that holds no more problems than somebody reads. */
const shortened = (error: Failed | PlanError): Failed | PlanError => {
  const problems = bounded(error.problems) as DocumentError["problems"]
  if (problems === error.problems) return error
  return error._tag === "StoreError"
    ? new StoreError({ ...error, problems })
    : error._tag === "PlanError"
      ? new PlanError({ ...error, problems })
      : new DocumentError({ ...error, problems })
}

/** With what tells how far it is, as the options say. */
const told = <A, E>(options: unknown, work: (tell: Tell) => Effect.Effect<A, E>): Effect.Effect<A, E | DocumentError> =>
  Effect.flatMap(Effect.fromResult(telling(options)), (tell = () => Effect.void) => work(tell))

/** The same calls, whose errors are no longer than somebody reads. */
const short = (calls: Service): Service =>
  Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (...args: ReadonlyArray<unknown>) => {
        const made = (call as (...args: ReadonlyArray<unknown>) => Any)(...args)
        return Stream.isStream(made) ? Stream.mapError(made, shortened) : Effect.mapError(made, shortened)
      }
    ])
  ) as unknown as Service

/** Over a store and definitions that nobody needs to keep. */
export const over = (store: Port.Store["Service"], definitions: Documents.Documents): Service => {
  const shelf = Shelf.over(store, definitions)
  const asked = <A, E>(effect: Effect.Effect<A, E, Port.Store>) => Effect.provideService(effect, Port.Store, store)
  // One after the other: what is checked at once would be refused at once, for the documents of whoever comes first.
  const inTurn = Semaphore.makeUnsafe(1).withPermit
  let last = 0
  // Two calls are never at one moment: what was put second is known later.
  const now = Effect.map(Clock.currentTimeMillis, (millis) => Instant.fromMillis((last = Math.max(millis, last + 1))))
  const today = Effect.map(Clock.currentTimeMillis, Instant.dayAt)

  /** Reads what is to be written, and writes it. What comes again under its id, and says no moment, is of that of the first time. */
  const writing = (
    read: (now: Now) => Effect.Effect<Port.Commit, DocumentError>,
    committed: (commit: Port.Commit) => Effect.Effect<Port.Receipt, Failed> = (commit) => write(store, shelf, commit)
  ): Effect.Effect<Port.Receipt, Failed> =>
    Effect.gen(function* () {
      const moment = yield* now
      let isLeftOut = false
      const commit = yield* read(() => ((isLeftOut = true), moment))
      return yield* Effect.catch(committed(commit), (error) =>
        Effect.gen(function* () {
          const taken = error._tag === "StoreError" ? error.commit : undefined
          if (!isLeftOut || taken === undefined) return yield* error
          const before = newest(yield* store.entry(taken))
          if (before !== undefined) return yield* committed(yield* read(() => before))
          // Nothing of the first was new. Where that is so of this one as well, it says no more than that.
          const { id: _, ...same } = commit
          const receipt = yield* Effect.mapError(committed({ ...same, dry: true }), () => error)
          return yield* writesNothing(receipt) ? Effect.succeed({ ...receipt, commit: taken, repeated: true }) : error
        })
      )
    })

  /** Refuses what a filter names and no document does. */
  const checked = (filter: Port.Filter): Effect.Effect<void, Failed> =>
    Effect.gen(function* () {
      const { at, measures = [], units = [] } = filter
      if (measures.length + units.length === 0) return
      const known = indexOf((yield* shelf.at(at === undefined ? {} : { at })).model)
      const problems = collect((report) => {
        const need = needing(report)
        measures.forEach((id, index) => need("measure", known.measures, id, ["measures", index]))
        units.forEach((id, index) => need("unit or organisation", known.units, id, ["units", index]))
      })
      if (problems.length > 0) return yield* new DocumentError({ subject: "filter", problems: problems as [Problem] })
    })

  const stream = (given: unknown, options: unknown): Stream.Stream<Port.FigureVersion["figure"], Failed> =>
    Stream.unwrap(
      Effect.gen(function* () {
        const { after, limit, ...rest } = yield* Effect.fromResult(Input.filter(given))
        const tell = yield* Effect.fromResult(telling(options))
        // What is counted first is what is read then, whatever comes in between.
        const filter = tell === undefined ? rest : { at: (yield* store.head).commit, ...rest }
        yield* checked(filter)
        if (after !== undefined && (yield* store.history(after)).length === 0)
          return yield* unknown("filter", `after: there is no figure "${after}" in the store; correct the id`)
        const asked = after === undefined ? filter : { ...filter, after }
        const found = limit === undefined ? store.read(asked) : Stream.take(store.read(asked), limit)
        if (tell === undefined) return found
        const of = Math.min(yield* store.count(asked), limit ?? Infinity)
        let done = 0
        // Told as it comes by: what waits for effects between pages weighs 2 kB more in a browser.
        const tellOf = (many: number): void => Effect.runSync(tell("reading", (done += many), of))
        tellOf(0)
        return Stream.mapArray(found, (some) => (tellOf(some.length), some))
      })
    )

  const reading: Service["read"] = (query) =>
    Effect.gen(function* () {
      const read = yield* Effect.fromResult(Input.query(query))
      const { model, moment } = yield* shelf.at(read)
      return yield* asked(Plan.read(model, { ...read, at: moment.at }))
    })

  return short({
    model: (moment = {}) =>
      Effect.gen(function* () {
        return (yield* shelf.at(yield* Effect.fromResult(Input.state(moment)))).model
      }),
    commit: (commit, options = {}) =>
      told(options, (tell) =>
        inTurn(
          writing(
            (now) => CommitInput.commit(commit, now, tell),
            (read) => write(store, shelf, read, tell)
          )
        )
      ),
    put: (documents, options = {}) =>
      inTurn(writing((now) => Effect.fromResult(CommitInput.put(documents, options, now)))),
    append: (batch, options = {}) =>
      told(options, (tell) =>
        inTurn(
          writing(
            (now) => CommitInput.batch(batch, now, tell),
            (commit) =>
              Effect.mapError(write(store, shelf, commit, tell), (error) =>
                CommitInput.refusedAppend(error, commit.id!)
              )
          )
        )
      ),
    withdraw: (figures, why) => inTurn(writing((now) => Effect.fromResult(CommitInput.withdrawing(figures, why, now)))),
    move: (figure, options) =>
      Effect.gen(function* () {
        const moment = yield* now
        const [id, moved] = yield* Effect.fromResult(CommitInput.moving(figure, options, () => moment))
        return yield* inTurn(move(store, shelf, id, moved))
      }),
    check: (commit, options = {}) =>
      told(options, (tell) =>
        writing(
          (now) => CommitInput.commit(commit, now, tell),
          (read) => write(store, shelf, { ...read, dry: true }, tell)
        )
      ),
    documents: (moment = {}) =>
      Effect.gen(function* () {
        return (yield* store.library(yield* Effect.fromResult(Input.state(moment)))).documents
      }),
    teams: (given) =>
      Effect.gen(function* () {
        const day = yield* today
        const { hierarchy, kind, on = day, within, ...when } = yield* Effect.fromResult(Input.teams(given))
        const { model } = yield* shelf.at(when)
        return yield* Effect.fromResult(teamsOf(model, hierarchy, on, { kind, within }))
      }),
    silent: (given) =>
      Effect.gen(function* () {
        const day = yield* today
        const [{ form, on = day }, question] = yield* Effect.fromResult(Input.silence(given))
        const { model, moment } = yield* shelf.at(question)
        const forms = model.documents.forms.filter(({ id }) => form === undefined || id === form)
        if (form !== undefined && forms.length === 0)
          return yield* missing("silent", unknownId("form", form, ["form"], model.forms))
        if (forms.length === 0) return []
        const indicators = forms.map(askedBy)
        return silencesOf(yield* asked(Plan.read(model, { ...question, indicators, at: moment.at })), forms, on)
      }),
    watch: (options = {}) =>
      Stream.unwrap(
        Effect.gen(function* () {
          const { every = 1000 } = yield* Effect.fromResult(Input.watching(options))
          let seen = yield* store.head
          const next = Effect.gen(function* () {
            let head = yield* store.head
            while (head.commit === seen.commit) {
              yield* Effect.sleep(every)
              head = yield* store.head
            }
            const documents = head.version > seen.commit
            seen = head
            return { commit: head.commit, documents }
          })
          return Stream.fromEffectRepeat(next)
        })
      ),
    observations: (filter = {}, options = {}) => Stream.runCollect(stream(filter, options)),
    stream: (filter = {}, options = {}) => stream(filter, options),
    withdrawals: (moment = {}) => Effect.flatMap(Effect.fromResult(Input.state(moment)), store.withdrawals),
    history: ((of: unknown, moment: unknown = {}) =>
      Effect.gen(function* () {
        const [past, state] = [yield* Effect.fromResult(Input.past(of)), yield* Effect.fromResult(Input.state(moment))]
        const at = (when: Port.Moment): Effect.Effect<ReadonlyArray<unknown>, StoreError> =>
          typeof past === "string" ? store.history(past, when) : store.versions(past.kind, past.id, when)
        const found = yield* at(state)
        if (found.length === 0 && (yield* at({})).length === 0) return yield* noPast(past)
        return found
      })) as Service["history"],
    read: reading,
    columns: (query, options = {}) =>
      told(options, (tell) =>
        Effect.flatMap(reading(query), (readings) =>
          inColumns(readings, (done) => tell("reckoning", done, readings.length))
        )
      ),
    assess: (target, options = {}) =>
      Effect.gen(function* () {
        const day = yield* today
        const when = yield* Effect.fromResult(Input.judging(options, () => day))
        const { model, moment } = yield* shelf.at(when)
        const found =
          typeof target === "string" ? model.targets.get(target) : yield* Effect.fromResult(Input.target(target))
        if (found === undefined) return yield* missing("Target", unknownId("target", String(target), [], model.targets))
        return yield* asked(Assessment.assess(model, found, { ...when, at: moment.at }))
      }),
    explain: (reading, indicator) =>
      Effect.gen(function* () {
        const { asKnownAt, commit } = yield* Effect.fromResult(Input.reading(reading))
        const { model } = yield* shelf.at({ at: commit, ...(asKnownAt === undefined ? {} : { asKnownAt }) })
        return yield* asked(Explanation.explain(model, reading, indicator))
      })
  })
}
