/** Documents in the database: every version a row. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { Documents, type DocumentStore, type LantoaError } from "@lantoa/core"
import { chunksOf, type Database, guarded, type Row, storeError } from "./database.ts"
import type { Failure } from "./sql.ts"

const columns = ["number", "kind", "id", "version", "known_at", "json"]

interface Latest {
  readonly id: string
  readonly version: number
  readonly known_at: string
  readonly json: string
}

interface Given {
  readonly kind: Documents.Kind
  readonly id: string
  readonly index: number
  readonly json: string
}

const givenOf = (documents: Documents.Documents): ReadonlyArray<Given> => {
  const encoded = Documents.encode(documents)
  return Documents.kinds.flatMap((kind) =>
    documents[kind].map((document, index) => ({
      kind,
      id: Documents.key(document),
      index,
      json: JSON.stringify(encoded[kind]![index])
    }))
  )
}

/** The last version of each document given, by kind and id. */
const latestOf = ({ sql }: Database, given: ReadonlyArray<Given>) =>
  Effect.gen(function* () {
    const latest = new Map<string, Latest>()
    for (const kind of Documents.kinds) {
      const ids = given.filter((one) => one.kind === kind).map((one) => one.id)
      for (const chunk of chunksOf(ids, 500)) {
        const rows = yield* sql<Latest>`SELECT d.id, d.version, d.known_at, d.json FROM document d
          WHERE d.kind = ${kind} AND ${sql.in("id", chunk)}
            AND d.version = (SELECT MAX(v.version) FROM document v WHERE v.kind = d.kind AND v.id = d.id)`
        for (const row of rows) latest.set(`${kind} ${row.id}`, row)
      }
    }
    return latest
  })

const put = (database: Database, given: ReadonlyArray<Given>, knownAt: string) =>
  Effect.gen(function* () {
    const { sql, dialect, insert } = database
    const latest = yield* latestOf(database, given)
    const [last] = yield* sql<{ number: number | null }>`SELECT MAX(number) AS number FROM document`
    const rows: Array<Row> = []
    const problems: Array<LantoaError.Problem> = []
    const versions = new Map<string, number>()
    let unchanged = 0
    for (const { kind, id, index, json } of given) {
      const name = `${kind} ${id}`
      const known = latest.get(name)
      if (known?.json === json) unchanged += 1
      else if (known !== undefined && knownAt <= known.known_at) {
        problems.push({
          code: "conflict",
          path: [kind, index],
          message: `${name} has a version known at ${known.known_at}; put the new one with a later knownAt than ${knownAt}`
        })
      } else {
        const version = (versions.get(name) ?? Number(known?.version ?? 0)) + 1
        versions.set(name, version)
        rows.push([Number(last?.number ?? 0) + rows.length + 1, kind, id, version, knownAt, json])
      }
    }
    if (problems.length > 0) {
      return yield* storeError(dialect, "put", "DocumentConflict", "no document was stored", { problems })
    }
    yield* insert("document", columns, rows)
    return { written: rows.length, unchanged }
  })

const get = (database: Database, asKnownAt: string | undefined) =>
  Effect.gen(function* () {
    const { sql, dialect } = database
    const known = asKnownAt === undefined ? sql`1 = 1` : sql`known_at <= ${asKnownAt}`
    const rows = yield* sql<{ kind: Documents.Kind; json: string }>`SELECT d.kind, d.json FROM document d
      JOIN (SELECT kind, id, MAX(version) AS version, MIN(number) AS number FROM document WHERE ${known} GROUP BY kind, id) seen
        ON seen.kind = d.kind AND seen.id = d.id AND seen.version = d.version
      ORDER BY seen.number`
    const corrupt = (cause: unknown) =>
      storeError(
        dialect,
        "get",
        "Corrupt",
        `a document is damaged (${String(cause)}); restore the database from a copy`,
        {
          cause
        }
      )
    const lists = yield* Effect.try({
      try: () => {
        const lists: Record<string, Array<unknown>> = {}
        for (const { kind, json } of rows) (lists[kind] ??= []).push(JSON.parse(json))
        return lists
      },
      catch: corrupt
    })
    const decoded = Documents.decode(lists)
    return Result.isSuccess(decoded) ? decoded.success : yield* corrupt(decoded.failure.message)
  })

export const make = (database: Database): DocumentStore.DocumentStore["Service"] => ({
  put: (documents, { knownAt }) =>
    Effect.suspend(() => database.writing(put(database, givenOf(documents), knownAt))).pipe(
      (effect: Effect.Effect<DocumentStore.Put, Failure | LantoaError.StoreError>) =>
        guarded(database.dialect, "put")(effect)
    ),
  get: (options) =>
    database
      .reading(get(database, options?.asKnownAt))
      .pipe((effect: Effect.Effect<Documents.Documents, Failure | LantoaError.StoreError>) =>
        guarded(database.dialect, "get")(effect)
      )
})
