/**
 * Gazetteers: lists of administrative units as statistics offices publish them, read into documents.
 *
 * Three tables make a territory through time: who was where from when until when (`history`), what became of whom
 * (`moves`), and by which acts (`acts`). They are given as CSV text; where it came from is the caller's business.
 *
 * @since 0.1.0
 */
import { Documents, Problem } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Lists from "./internal/below.ts"
import type { Below } from "./internal/below.ts"
import * as Acts from "./internal/enact.ts"
import type { Act } from "./internal/enact.ts"
import * as Events from "./internal/events.ts"
import * as Given from "./internal/given.ts"
import * as Followers from "./internal/follow.ts"
import type { Following } from "./internal/follow.ts"
import * as Ids from "./internal/ids.ts"
import * as Inspect from "./internal/inspect.ts"
import * as Rows from "./internal/rows.ts"
import type { Tables } from "./internal/rows.ts"
import * as Histories from "./internal/unitHistory.ts"
import * as Units from "./internal/units.ts"
import type { Naming } from "./internal/ids.ts"
import type { Gazetteer } from "./internal/inspect.ts"

export {
  /**
   * How ids tell units apart that used the same code one after the other. The unit that used it on the day of `reference`, or
   * last before, is `ke.022`; any other has the day of its life nearest to the reference behind it: `ke.022.2030-07-01`.
   * A reference never moves. `fixed` holds ids where the tables alone would not: the unit that used `code` on the day `on`
   * has `day` behind its code, or nothing; where a list had it under another code by mistake, that code (`as`) stays in its id.
   *
   * @category models
   * @since 0.1.0
   */
  type Ids
} from "./internal/ids.ts"
export type { Below } from "./internal/below.ts"
export type { Following } from "./internal/follow.ts"
export type { Act, Share } from "./internal/enact.ts"
export type { Tables } from "./internal/rows.ts"
export type { Naming } from "./internal/ids.ts"
export type { Gazetteer } from "./internal/inspect.ts"
export {
  /** Something of the tables that a person should look at. @category models @since 0.1.0 */
  type Remark,
  /** What was read and what is doubtful about it. @category models @since 0.1.0 */
  type Report
} from "./internal/inspect.ts"

/**
 * Reads the tables. A unit that keeps its code and its territory stays itself through renames, promotions and new parents; a
 * code that goes on after a merger or a division names a new unit, joined to the old one by a succession. Ids are permanent
 * ({@link Naming}): they do not depend on the day on which a list begins, nor on the rows of other units.
 *
 * Fails with a `DocumentError` that lists every row that cannot be read; what merely looks wrong is in the report.
 *
 * @category constructors
 * @since 0.1.0
 */
export const read = (tables: Tables, naming: Naming): Result.Result<Gazetteer, Problem.DocumentError> =>
  Result.flatMap(Given.reading(tables, naming), ([lists, called]) => made(lists, called))

const made = (tables: Tables, naming: Naming): Result.Result<Gazetteer, Problem.DocumentError> => {
  const problems = [...Given.ofLevels(naming)]
  const directives = Events.acts(tables.acts ?? "", naming, problems)
  const moves = (tables.moves ?? []).flatMap((text, index) => Events.moves(text, index, problems))
  const aliases = Rows.aliases(tables.aliases ?? "", problems)
  const rows = Rows.read(
    tables.history,
    naming.levels?.map(({ id }) => id),
    problems
  )
  if (problems.length > 0) return Given.fail("Gazetteer", problems)
  const acts = new Set(directives.map((act) => act.id))
  const since = moves.reduce((day, { date }) => (date > day ? date : day), "0001-01-01")
  const ids = Ids.make(naming.country, naming.ids, Rows.extent(rows, since))
  const histories = Histories.make(rows, moves.filter(Events.isTaken), ids)
  const hierarchy = Units.hierarchy(rows, histories, acts, naming)
  const wrong = naming.levels === undefined ? [] : Given.reversed(naming.levels, histories)
  if (wrong.length > 0) return Given.fail("Gazetteer", wrong)
  const events = Events.make(moves, histories, hierarchy.levels, acts, naming)
  const documents: Documents.Documents = {
    ...Documents.empty,
    units: Units.units(histories, aliases, since, naming),
    hierarchies: [hierarchy],
    successions: events.successions,
    directives
  }
  return Result.succeed({ documents, naming, histories, moves, unplaced: events.unplaced })
}

/**
 * The tables with an act written into them, on the day it is published: units that end, begin or change, and what became of whom,
 * with the act and its clauses. Ids are what they were, so figures that are stored keep their unit.
 *
 * Fails with a `DocumentError` that lists all that is wrong with the act; read the tables, and make a model, to check the whole.
 *
 * @category constructors
 * @since 0.1.0
 */
export const enact = (tables: Tables, act: Act): Result.Result<Tables, Problem.DocumentError> =>
  Result.flatMap(Given.tables(tables), (lists) => Acts.enact(lists, act))

/**
 * The documents with the smallest places in them, from a list of names without codes, and with a body in each of an organisation
 * that follows. A place has the id of the unit it lies in and its name, and keeps it where all of that unit becomes part of another;
 * where the unit is divided, a row of the list says where the place lies.
 *
 * Fails with a `DocumentError` that lists every row that cannot be placed.
 *
 * @category constructors
 * @since 0.1.0
 */
export const below = (gazetteer: Gazetteer, asked: Below): Result.Result<Documents.Documents, Problem.DocumentError> =>
  Result.gen(function* () {
    yield* Given.gazetteer("list of places", gazetteer)
    const list = yield* Given.below(asked)
    let documents = yield* Lists.below(gazetteer, list)
    for (const following of list.follow ?? []) documents = yield* follow(documents, following)
    return documents
  })

/**
 * The documents with an organisation that follows their state: a body for each unit of its levels, which begins, ends, merges and
 * divides when the unit does. Read the documents again after an act, and the organisation has followed.
 *
 * Fails with a `DocumentError` where it follows what is not in the documents: a hierarchy, a level, a unit.
 *
 * @category constructors
 * @since 0.1.0
 */
export const follow = (
  documents: Documents.Documents,
  following: Following
): Result.Result<Documents.Documents, Problem.DocumentError> =>
  Result.map(Given.following(documents, following), (one) => Followers.follow(documents, one))

/** What was read: counts a level, and everything that a person should look at. @category inspection @since 0.1.0 */
export const report = (gazetteer: Gazetteer): Inspect.Report => Inspect.report(gazetteer)
