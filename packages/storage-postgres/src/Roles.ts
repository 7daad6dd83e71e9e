/**
 * Roles: who of a database's users reads and writes what. Statements for the owner of the schema to run, once it has its tables.
 *
 * Rows are told apart by the units they speak of. A role reads the figures all of whose units it holds, and writes those of them
 * whose reporter it holds too; filings go by their reporter, withdrawals by their figure. Names are no secret: of measures, units,
 * teams and activities, and which of them report together at all; nor are documents and the numbers and ids of commits.
 *
 * @since 0.1.0
 */

/** What a role may do, and to what. @category models @since 0.1.0 */
export interface Grant {
  /** A role that is there already, and owns nothing of the schema. */
  readonly role: string
  /** `read`; `report`: also commit figures, filings and withdrawals; `write`: also documents. */
  readonly may: "read" | "report" | "write"
  /** Ids of units, those below them included, and of teams that report; `"everything"` for all there are and will be. */
  readonly holds: ReadonlyArray<string> | "everything"
  /** @defaultValue "lantoa" */
  readonly schema?: string
}

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`

const literal = (text: string): string => `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

/** No unit is called so. */
const everything = "*"

/** Tables by what decides who sees their rows. */
const open = ["meta", "commits", "term", "series", "span", "document"]
const ruled = ["figure", "filing", "withdrawal"]

const conditions = (schema: string) => {
  const table = (one: string) => `${name(schema)}.${name(one)}`
  const held = `SELECT h.held FROM ${table("holds")} h WHERE h.role = current_user`
  const all = `EXISTS (${held} AND h.held = '${everything}')`
  const units = `SELECT t.id FROM ${table("term")} t
    WHERE t.kind = 'units' AND string_to_array(t.text, '+') <@ ARRAY(${held})`
  const reporters = `SELECT t.id FROM ${table("term")} t WHERE t.kind = 'reporter' AND t.text IN (${held})`
  /** Whether everything of a row of `series` is held. */
  const own = (row: string) =>
    `${row}.units IN (${units}) AND (${row}.reporter = 0 OR ${row}.reporter IN (${reporters}))`
  const seriesOf = (where: string) => `series IN (SELECT s.id FROM ${table("series")} s WHERE ${where})`
  return {
    seen: `${all} OR ${seriesOf(`s.units IN (${units})`)}`,
    own: `${all} OR ${seriesOf(own("s"))}`,
    series: `${all} OR (${own("series")})`,
    filing: `${all} OR reporter IN (${held})`,
    withdrawal: `place IN (SELECT f.place FROM ${table("figure")} f)`,
    commit: `documents = 0 OR has_table_privilege(${literal(table("document"))}, 'INSERT')`
  }
}

/**
 * Statements that have rows kept apart: from then on whoever is not the owner sees what was granted and no more. They may be run
 * again, and have to be after a change of layout.
 *
 * @category statements
 * @since 0.1.0
 */
export const protect = (schema = "lantoa"): ReadonlyArray<string> => {
  const table = (one: string) => `${name(schema)}.${name(one)}`
  const is = conditions(schema)
  const policies: ReadonlyArray<readonly [table: string, what: string, condition: string]> = [
    ...open.map((one) => [one, "SELECT USING", "true"] as const),
    ...["term", "span"].map((one) => [one, "INSERT WITH CHECK", "true"] as const),
    ["document", "INSERT WITH CHECK", "true"],
    ["commits", "INSERT WITH CHECK", is.commit],
    ["series", "INSERT WITH CHECK", is.series],
    ["figure", "SELECT USING", is.seen],
    ["figure", "INSERT WITH CHECK", is.own],
    ["figure", "UPDATE USING", is.own],
    ["filing", "SELECT USING", is.filing],
    ["filing", "INSERT WITH CHECK", is.filing],
    ["withdrawal", "SELECT USING", is.withdrawal],
    ["withdrawal", "INSERT WITH CHECK", is.withdrawal],
    ["holds", "SELECT USING", "role = current_user"]
  ]
  return [
    `CREATE TABLE IF NOT EXISTS ${table("holds")} (role NAME NOT NULL, held TEXT COLLATE "C" NOT NULL, PRIMARY KEY (role, held))`,
    ...[...open, ...ruled, "holds"].map((one) => `ALTER TABLE ${table(one)} ENABLE ROW LEVEL SECURITY`),
    ...policies.flatMap(([one, what, condition]) => {
      const [command, ...how] = what.split(" ")
      const policy = name(`lantoa_${command!.toLowerCase()}`)
      return [
        `DROP POLICY IF EXISTS ${policy} ON ${table(one)}`,
        `CREATE POLICY ${policy} ON ${table(one)} FOR ${command} ${how.join(" ")} (${condition})`
      ]
    })
  ]
}

/**
 * Statements that give a role its rights, in place of those it had. {@link protect} comes first.
 *
 * @category statements
 * @since 0.1.0
 */
export const grant = ({ holds, may, role, schema = "lantoa" }: Grant): ReadonlyArray<string> => {
  const [who, where] = [name(role), name(schema)]
  const table = (one: string) => `${where}.${name(one)}`
  const tables = (list: ReadonlyArray<string>) => list.map(table).join(", ")
  const written = ["commits", "term", "series", "span", ...ruled, ...(may === "write" ? ["document"] : [])]
  const held = holds === "everything" ? [everything] : holds.filter((one) => one !== everything)
  return [
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${where} FROM ${who}`,
    `GRANT USAGE ON SCHEMA ${where} TO ${who}`,
    `GRANT SELECT ON ${tables([...open, ...ruled, "holds"])} TO ${who}`,
    ...(may === "read"
      ? []
      : [
          `GRANT INSERT ON ${tables(written)} TO ${who}`,
          `GRANT UPDATE (ended, ended_at, ended_in, ended_by) ON ${table("figure")} TO ${who}`
        ]),
    `DELETE FROM ${table("holds")} WHERE role = ${literal(role)}`,
    ...held.map(
      (one) => `INSERT INTO ${table("holds")} VALUES (${literal(role)}, ${literal(one)}) ON CONFLICT DO NOTHING`
    )
  ]
}
