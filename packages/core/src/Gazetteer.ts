/**
 * Gazetteers: lists of administrative units as statistics offices publish them, read into documents.
 *
 * Three tables make a territory through time: who was where from when until when (`history`), what became of whom
 * (`moves`), and by which acts (`acts`). They are given as CSV text; where it came from is the caller's business.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import type * as Day from "./Day.ts"
import * as Documents from "./Documents.ts"
import * as Eras from "./internal/eras.ts"
import * as Events from "./internal/events.ts"
import * as Inspect from "./internal/inspect.ts"
import { DocumentError, type Problem } from "./LantoaError.ts"

/**
 * The tables, as text with a header line.
 *
 * - `history`: `code,name_vi,type,level,parent_code,valid_from,valid_to`, a row for each span of days on which nothing
 *   about the unit changed; `valid_to` is the first day it no longer holds, empty while it does. The country's own code is
 *   the `parent_code` of the provinces.
 * - `moves`: `old_code,old_name,new_code,new_name,kind,effective_date,area_share,population_share,resolution,clause`, a row
 *   for each pair of units of which one became the other. Shares are `whole`, `part`, `remainder`, `none` or a number. Rows
 *   without shares are whole. A `kind` that is neither `whole` nor `partial` is doubtful: `whole?` and `inferred` are taken
 *   and reported, others are reported and left out.
 * - `acts`: `number,issued,effective,title`.
 * - `aliases`: `code,code_alt`, other codes that sources give to units of the last day; they get the scheme `gso.other`.
 *
 * An act that `moves` name and `acts` do not list is left out of the successions.
 *
 * @category models
 * @since 0.1.0
 */
export interface Tables {
  readonly history: string
  readonly moves?: ReadonlyArray<string>
  readonly acts?: string
  readonly aliases?: string
}

/** What the documents are to be called. @category models @since 0.1.0 */
export interface Naming {
  /** Prefix of unit ids, and the id of the country: `vn`. */
  readonly country: string
  readonly name: { readonly vi: string; readonly en: string }
  /** The scheme of the codes: `gso`. */
  readonly scheme: string
  /** The hierarchy's id: `state`. */
  readonly hierarchy: string
  /** Levels that the law abolished: from which day, by which directive. */
  readonly abolished: { readonly [level: string]: { readonly from: Day.Day; readonly basis: string } }
}

/** How Viet Nam's lists are named unless said otherwise. @category constants @since 0.1.0 */
export const vietnam: Naming = {
  country: "vn",
  name: { vi: "Việt Nam", en: "Viet Nam" },
  scheme: "gso",
  hierarchy: "state",
  abolished: { district: { from: "2025-07-01", basis: "vn.60-nq-tw" } }
}

export {
  /** Something of the tables that a person should look at. @category models @since 0.1.0 */
  type Remark,
  /** What was read and what is doubtful about it. @category models @since 0.1.0 */
  type Report
} from "./internal/inspect.ts"

/** Documents of a territory, with the tables they come from. @category models @since 0.1.0 */
export interface Gazetteer {
  readonly documents: Documents.Documents
  readonly naming: Naming
  /** @internal */
  readonly eras: Eras.Eras
  /** @internal */
  readonly moves: ReadonlyArray<Events.Move>
  /** @internal */
  readonly unplaced: ReadonlyArray<Events.Move>
}

/**
 * Reads the tables. A unit's id is made of its code and the day it began (`vn.06820.2025-07-01`) and never changes. A unit
 * that keeps its code and its territory keeps its id through renames, promotions and new parents; a code that goes on after
 * a merger or a division names a new unit, joined to the old one by a succession.
 *
 * Fails with a `DocumentError` that lists every row that cannot be read; what merely looks wrong is in the report.
 *
 * @category constructors
 * @since 0.1.0
 */
export const read = (tables: Tables, naming: Naming = vietnam): Result.Result<Gazetteer, DocumentError> => {
  const problems: Array<Problem> = []
  const acts = Events.acts(tables.acts ?? "", naming, problems)
  const moves = (tables.moves ?? []).flatMap((text, index) => Events.moves(text, index, problems))
  const rows = Eras.rows(tables.history, problems)
  const [first, ...others] = problems
  if (first !== undefined) {
    return Result.fail(new DocumentError({ subject: "Gazetteer", problems: [first, ...others] }))
  }
  const aliases = Eras.aliases(tables.aliases ?? "")
  const known = new Set(acts.map((act) => act.id))
  const eras = Eras.make(rows, moves.filter(Events.isTaken), aliases, known, naming)
  const events = Events.make(moves, eras, known, naming)
  const documents: Documents.Documents = {
    ...Documents.empty,
    units: eras.units,
    hierarchies: [eras.hierarchy],
    successions: events.successions,
    directives: acts
  }
  return Result.succeed({ documents, naming, eras, moves, unplaced: events.unplaced })
}

/** What was read: counts a level, and everything that a person should look at. @category inspection @since 0.1.0 */
export const report = (gazetteer: Gazetteer): Inspect.Report => Inspect.report(gazetteer)
