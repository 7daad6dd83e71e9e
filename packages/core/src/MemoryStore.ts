/**
 * The stores in memory: the reference that every other store is compared with, and enough for a script or a browser.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Documents from "./Documents.ts"
import { DocumentStore } from "./DocumentStore.ts"
import * as Bridge from "./internal/store/bridge.ts"
import * as Columns from "./internal/store/columns.ts"
import { execute } from "./internal/store/execute.ts"
import * as Memory from "./internal/store/memory.ts"
import { type Problem, StoreError } from "./LantoaError.ts"
import * as Observation from "./Observation.ts"
import { type Batch, type Filter, judge, ObservationStore, type Stored } from "./ObservationStore.ts"
import * as Period from "./Period.ts"
import type * as Rollup from "./Rollup.ts"
import { Store } from "./Store.ts"

interface Row {
  readonly observation: Observation.Observation
  supersededAt: string | undefined
}

const fail = (reason: StoreError["reason"], operation: string, detail: string, problems: ReadonlyArray<Problem> = []) =>
  new StoreError({ reason, operation: `memory ${operation}`, detail, problems })

interface State {
  readonly rows: Map<string, Row>
  /** The uncorrected observation of each cell. */
  readonly cells: Map<string, string>
  readonly batches: Map<string, string>
  /** Figures that came in columns, and those of them that were corrected, with the moment. */
  readonly blocks: ReadonlyArray<Columns.Block>
  readonly corrected: Map<string, string>
}

const fromColumns = (state: State, id: string): Observation.Observation | undefined => {
  for (const block of state.blocks) {
    const row = Columns.rowOf(block, id)
    if (row !== -1) return Columns.observation(block, row)
  }
  return undefined
}

/** The uncorrected observation that holds the figure. */
const currentOf = (state: State, observation: Observation.Observation, cell: string): string | undefined => {
  const row = state.cells.get(cell)
  if (row !== undefined || state.blocks.length === 0) return row
  for (const block of state.blocks) {
    const id = Columns.holder(block, observation)
    if (id !== undefined) return id
  }
  return undefined
}

/** Every figure with the moment of its correction, whichever way it came in. */
function* allRows(state: State): Generator<Row> {
  for (const block of state.blocks) {
    for (const observation of Columns.observations(block)) {
      yield { observation, supersededAt: state.corrected.get(observation.id) }
    }
  }
  yield* state.rows.values()
}

const contentOf = (batch: Batch): string => JSON.stringify(batch.observations.map(Observation.encode))

/** What the rules of `append` ask of this store. */
const stored = (state: State): Stored => ({
  find: (id) => {
    const observation = state.rows.get(id)?.observation ?? fromColumns(state, id)
    return observation && { cell: Observation.cell(observation), knownAt: observation.knownAt }
  },
  current: (cell, observation) => currentOf(state, observation, cell)
})

const append = (state: State, batch: Batch) =>
  Effect.suspend(() => {
    const content = contentOf(batch)
    const known = state.batches.get(batch.id)
    if (known === content) return Effect.succeed({ appended: 0, repeated: true })
    if (known !== undefined) {
      return Effect.fail(
        fail(
          "BatchConflict",
          "append",
          `batch "${batch.id}" is stored with other figures; give the new figures a new batch id`
        )
      )
    }
    const { observations } = batch
    const cells = observations.map(Observation.cell)
    const { problems, superseded } = judge(observations, cells, stored(state))
    if (problems.length > 0) {
      return Effect.fail(fail("InvalidObservation", "append", `nothing of batch "${batch.id}" was stored`, problems))
    }
    observations.forEach((observation, index) => {
      state.rows.set(observation.id, { observation, supersededAt: undefined })
      state.cells.set(cells[index]!, observation.id)
    })
    for (const [id, { at }] of superseded) {
      const corrected = state.rows.get(id)
      if (corrected === undefined) state.corrected.set(id, at)
      else corrected.supersededAt = at
    }
    state.batches.set(batch.id, content)
    return Effect.succeed({ appended: observations.length, repeated: false })
  })

const isVisible = (row: Row, asKnownAt: string | undefined): boolean =>
  asKnownAt === undefined
    ? row.supersededAt === undefined
    : row.observation.knownAt <= asKnownAt && (row.supersededAt === undefined || row.supersededAt > asKnownAt)

const passes =
  (filter: Filter) =>
  (row: Row): boolean => {
    const { observation } = row
    return (
      (filter.superseded === true
        ? filter.asKnownAt === undefined || observation.knownAt <= filter.asKnownAt
        : isVisible(row, filter.asKnownAt)) &&
      (filter.ids?.includes(observation.id) ?? true) &&
      (filter.measures?.includes(observation.measure) ?? true) &&
      (filter.units === undefined || observation.units.some((unit) => filter.units!.includes(unit))) &&
      (filter.overlapping === undefined || Period.overlaps(observation.period, filter.overlapping))
    )
  }

const inOrder = (a: Observation.Observation, b: Observation.Observation): number =>
  a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * The columns that hold all of a roll-up's figures and can add them up by themselves. Where rows have a say as well, or
 * more than sums is asked, the reference executor answers for both.
 */
const alone = (state: State, { asKnownAt, measure, ...rest }: Rollup.Rollup): Columns.Block | undefined => {
  const own = state.blocks.filter(({ columns }) => columns.measure === measure)
  const [block] = own
  const fits = own.length === 1 && Columns.fits({ measure, ...rest })
  if (block === undefined || !fits || (asKnownAt !== undefined && block.columns.knownAt > asKnownAt)) return undefined
  for (const row of state.rows.values()) {
    if (row.observation.measure === measure && isVisible(row, asKnownAt)) return undefined
  }
  return block
}

const rollup = (state: State, scan: Rollup.Scan): Rollup.RollupTable => {
  const block = alone(state, scan.rollup)
  if (block !== undefined) return Columns.rollup(scan, block)
  const visible = [...allRows(state)].filter((row) => isVisible(row, scan.rollup.asKnownAt))
  return execute(
    scan,
    visible.map((row) => row.observation)
  )
}

const makeObservationStore = (blocks: ReadonlyArray<Columns.Block> = []) => {
  const batches = new Map(blocks.map(({ columns }) => [columns.batch, "columns"]))
  const state: State = { rows: new Map(), cells: new Map(), batches, blocks, corrected: new Map() }
  return ObservationStore.of({
    append: (batch) => append(state, batch),
    read: (filter) =>
      Stream.suspend(() =>
        Stream.fromIterable(
          [...allRows(state)]
            .filter(passes(filter))
            .map((row) => row.observation)
            .sort(inOrder)
        )
      ),
    rollup: (scan) => Effect.sync(() => rollup(state, scan))
  })
}

interface Version {
  readonly knownAt: string
  readonly json: string
  readonly document: Documents.Documents[Documents.Kind][number]
}

const makeDocumentStore = () => {
  const versions = new Map<string, Array<Version>>()
  return DocumentStore.of({
    put: (documents, { knownAt }) =>
      Effect.suspend(() => {
        const encoded = Documents.encode(documents)
        const fresh: Array<readonly [string, Version]> = []
        const problems: Array<Problem> = []
        let unchanged = 0
        for (const kind of Documents.kinds) {
          documents[kind].forEach((document, index) => {
            const key = `${kind} ${Documents.key(document)}`
            const json = JSON.stringify(encoded[kind]![index])
            const latest = versions.get(key)?.at(-1)
            if (latest?.json === json) unchanged += 1
            else if (latest !== undefined && knownAt <= latest.knownAt) {
              problems.push({
                code: "conflict",
                path: [kind, index],
                message: `${key} has a version known at ${latest.knownAt}; put the new one with a later knownAt than ${knownAt}`
              })
            } else fresh.push([key, { knownAt, json, document }])
          })
        }
        if (problems.length > 0) {
          return Effect.fail(fail("DocumentConflict", "put", "no document was stored", problems))
        }
        for (const [key, version] of fresh) versions.set(key, [...(versions.get(key) ?? []), version])
        return Effect.succeed({ written: fresh.length, unchanged })
      }),
    get: (options) =>
      Effect.sync(() => {
        const lists = Object.fromEntries(Documents.kinds.map((kind) => [kind, [] as Array<unknown>]))
        for (const [key, all] of versions) {
          const version = all.findLast((one) => options?.asKnownAt === undefined || one.knownAt <= options.asKnownAt)
          if (version !== undefined) lists[key.slice(0, key.indexOf(" "))]!.push(version.document)
        }
        return lists as unknown as Documents.Documents
      })
  })
}

/** A store in memory, empty. @category layers @since 0.1.0 */
export const layer: Layer.Layer<Store | ObservationStore | DocumentStore> = Bridge.layer.pipe(
  Layer.provideMerge(Layer.sync(Store, Memory.make))
)

export {
  /** The stores of figures and of documents over a {@link Store}. @internal */
  layer as bridge
} from "./internal/store/bridge.ts"
export {
  /** Many exact figures of one measure, one for each unit and period, as columns. @category models @since 0.1.0 */
  type Columns
} from "./internal/store/columns.ts"

const load = (all: ReadonlyArray<Columns.Columns>) =>
  Effect.suspend(() => {
    const blocks: Array<Columns.Block> = []
    const problems: Array<Problem> = []
    for (const columns of all) {
      const made = Columns.make(columns)
      if ("columns" in made) blocks.push(made)
      else problems.push(...made)
      const other = all.find(
        (one) => one !== columns && (one.batch === columns.batch || one.measure === columns.measure)
      )
      if (other !== undefined) {
        const message = "shares its batch id or its measure with other columns; give each measure one set of columns"
        problems.push({ code: "conflict", path: ["columns", columns.batch], message })
      }
    }
    return problems.length === 0
      ? Effect.succeed(blocks)
      : Effect.fail(fail("InvalidObservation", "load", "the columns cannot be stored", problems))
  })

/**
 * Both stores in memory, the one for figures filled from columns: as if each set of columns had been appended as a batch,
 * in a fraction of the space and time. Fails with a `StoreError` when rows are out of range, not finite, or doubled.
 *
 * Sums over time and place are added up from the columns; anything else, and a measure that got further figures since, is
 * read through the same executor as all other figures.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerColumns = (
  columns: ReadonlyArray<Columns.Columns>
): Layer.Layer<ObservationStore | DocumentStore, StoreError> =>
  Layer.mergeAll(
    Layer.effect(ObservationStore, Effect.map(load(columns), makeObservationStore)),
    Layer.sync(DocumentStore, makeDocumentStore)
  )
