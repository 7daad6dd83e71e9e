/** What was written when in the store in memory: of a figure, of a document, and commit by commit. @internal */
import * as Documents from "../../Documents.ts"
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import type { DocumentVersion, Ending, Entry, FigureVersion, Written } from "../../Store.ts"
import { again } from "./commitRules.ts"
import * as Filings from "./filings.ts"
import { fingerprint } from "./fingerprint.ts"
import type { Kept } from "./kept.ts"
import * as Page from "./page.ts"
import * as Row from "./row.ts"
import * as Table from "./table.ts"

const written = ({ commits }: Kept, commit: number): Written => {
  const id = commits[commit]!.given?.id
  return id === undefined ? { commit } : { commit, id }
}

/** Why the figure of a row ceased to stand. */
const reasonOf = ({ commits, table }: Kept, row: number, { by, commit }: Table.Ending): string =>
  by === undefined
    ? commits[commit]!.withdrawals.find(({ figure }) => figure === Row.idOf(table, row))!.reason
    : (table.rests.get(Row.rowOf(table, by))?.corrects?.reason ?? again)

const endingOf = (kept: Kept, row: number, state: Row.State): Ending | undefined => {
  const end = kept.table.ends.get(row)
  if (end === undefined || Row.stands(kept.table, row, state)) return undefined
  return {
    written: written(kept, end.commit),
    knownAt: Instant.fromMillis(end.at),
    ...(end.by === undefined ? {} : { by: end.by }),
    reason: reasonOf(kept, row, end)
  }
}

/** What the box of a figure ever held. */
export const history = (kept: Kept, figure: string, state: Row.State): ReadonlyArray<FigureVersion> => {
  const { table } = kept
  const row = Row.rowOf(table, figure)
  const rows = row === -1 ? [] : Table.inBoxOf(table, row).filter((one) => Row.isThere(table, one, state))
  return rows.map((one) => {
    const ended = endingOf(kept, one, state)
    return {
      figure: Row.observationAt(table, one),
      written: written(kept, Row.commitOf(table, one)),
      ...(ended === undefined ? {} : { ended })
    }
  })
}

/** The versions of a document. */
export const versions = (
  kept: Kept,
  kind: Documents.Kind,
  key: string,
  { at, known }: Row.State
): ReadonlyArray<DocumentVersion> =>
  (kept.documents.get(`${kind} ${key}`)?.versions ?? [])
    .filter((one) => one.commit <= at && one.knownAt <= known)
    .map(({ commit, fresh, text }) => ({
      document: fresh.document,
      written: written(kept, commit),
      knownAt: text
    }))

const rowsOf = (table: Table.Table, commit: number) =>
  Row.asWritten(table, Row.between(table.limits[commit - 1]!, table.limits[commit]!))

/** The figures of a commit as they were given. */
const figuresOf = (table: Table.Table, commit: number): Figures.Figures => {
  const { names, rests } = table
  const rows = rowsOf(table, commit)
  const own = new Map<number, Figures.Rest>()
  const runs: Page.Runs = []
  for (const [at, row] of rows.entries()) {
    Page.extend(table, runs, row, row + 1)
    const rest = rests.get(row)
    if (rest !== undefined) own.set(at, rest)
  }
  const page = Page.pages(table, (_, row) => names.get(row) ?? "")(runs, rows.length)
  return { ...page, rests: own }
}

/** The id of a commit that is kept in full, and what it said. */
export const saying = (kept: Kept, id: string, commit: number): NonNullable<Entry["given"]> => {
  let found: string | undefined
  return {
    id,
    get fingerprint() {
      const { filings, withdrawals } = kept.commits[commit]!
      return (found ??= fingerprint({ figures: figuresOf(kept.table, commit), filings, withdrawals }))
    }
  }
}

/** A commit as it is kept. */
export const entry = ({ commits, table }: Kept, commit: number): Entry => {
  const { documents, filings, given, withdrawals } = commits[commit]!
  const rows = rowsOf(table, commit)
  const observations = Array.from(rows, (row) => ({
    ...Row.observationAt(table, row),
    id: table.names.get(row) ?? ""
  }))
  const lists = Object.fromEntries(Documents.kinds.map((kind) => [kind, [] as Array<unknown>]))
  for (const { fresh } of documents) lists[fresh.kind]!.push(fresh.document)
  return {
    commit,
    ...(given === undefined ? {} : { given }),
    ...(documents.length === 0 ? {} : { documents: { put: lists as never, knownAt: documents[0]!.text } }),
    figures: Figures.fromObservations(observations),
    rows: rows.map((row) => table.columns.rank.get(row)),
    filings: Filings.inOrder(filings),
    withdrawals
  }
}
