/** What files of figures say, as one table of SQL: their columns under one name and type, whatever a file brings. @internal */

/** A column of files as DuckDB describes it. */
export interface Described {
  readonly name: string
  readonly type: string
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Columns without which a file tells no figures; of the last list one is enough. */
export const needed: ReadonlyArray<ReadonlyArray<string>> = [
  ["measure"],
  ["unit"],
  ["first_day"],
  ["last_day"],
  ["known_at"],
  ["value", "lower"]
]

/** What there has to be in a row: where the first of these is not met, a row is refused with what is said. */
const rules: ReadonlyArray<readonly [met: string, said: string]> = [
  ["measure <> ''", "measure: must be the id of a measure"],
  ["unit <> ''", "unit: must be the id of a unit, or several joined by +"],
  ["first_day IS NOT NULL", "first_day: must be a day, 2025-03-01"],
  ["last_day IS NOT NULL", "last_day: must be a day, 2025-03-31"],
  ["last_day >= first_day", "last_day: must not come before first_day"],
  ["known_at IS NOT NULL", "known_at: must be a moment, 2025-04-05T08:00:00Z"],
  ["NOT garbled", "value: must be a number, or nothing for what is not known; so must lower and upper"],
  [
    "NOT twofold",
    "value: could have a point between thousands or three decimals, as 1.234 has; write 1234, or 1.2340, and so lower and upper"
  ],
  ["(lower IS NULL) = (upper IS NULL)", "lower: must stand beside an upper, or both be nothing"],
  ["lower IS NULL OR NOT (isnan(lower) OR isnan(upper))", "value: must be a number"],
  [
    "lower IS NULL OR lower < upper OR (lower = upper AND flags & 6 = 0)",
    "lower: must leave room for a number below upper"
  ],
  ["json_valid(breakdown)", `breakdown: must be a map of dimensions, {"sex": ["f"]}`]
]

/** What is wrong with a row, NULL where nothing is. */
export const wrong = `CASE ${rules.map(([met, said]) => `WHEN NOT coalesce(${met}, false) THEN ${quoted(said)}`).join(" ")} END`

/** A query of the rows of `from` with the columns described, and `lantoa_row`; `file` is which of the files they are in. */
export const told = (columns: ReadonlyArray<Described>, from: string, file: string): string => {
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  const has = (name: string) => types.has(name)
  const is = (name: string, type: string) => types.get(name) === type
  // What has its type already is taken as it is: it costs nothing, and DuckDB passes by what it need not read.
  const filled = (name: string) => `nullif(CAST(${name} AS VARCHAR), '')`
  const named = (name: string) => (is(name, "VARCHAR") ? name : `CAST(${name} AS VARCHAR)`)
  const text = (name: string) => (has(name) ? `coalesce(${named(name)}, '')` : "''")
  const day = (name: string) => (is(name, "DATE") ? name : `TRY_CAST(${filled(name)} AS DATE)`)
  const number = (name: string) =>
    is(name, "DOUBLE") ? name : has(name) ? `TRY_CAST(${filled(name)} AS DOUBLE)` : "NULL::DOUBLE"
  const end = (name: string) => (has(name) ? `coalesce(${number(name)}, ${number("value")})` : number("value"))
  const garbled = ["value", "lower", "upper"]
    .filter((name) => has(name) && !is(name, "DOUBLE"))
    .map((name) => `(${text(name)} <> '' AND ${number(name)} IS NULL)`)
  const twofold = ["value", "lower", "upper"]
    .filter((name) => is(name, "VARCHAR"))
    .map((name) => `regexp_full_match(coalesce(${name}, ''), '\\s*-?[1-9]\\d{0,2}\\.\\d{3}\\s*')`)
  const bit = (name: string, of: number) =>
    has(name) ? `CASE WHEN TRY_CAST(${name} AS BOOLEAN) THEN ${of} ELSE 0 END` : "0"
  const cohorts = types.get("cohorts")?.endsWith("[]")
    ? "CASE WHEN len(cohorts) > 0 THEN CAST(to_json(cohorts) AS VARCHAR) ELSE '[]' END"
    : `CASE WHEN ${text("cohorts")} <> '' THEN CAST(to_json(string_split(${text("cohorts")}, '+')) AS VARCHAR) ELSE '[]' END`
  const breakdown = types.get("breakdown")?.startsWith("MAP")
    ? "CASE WHEN cardinality(breakdown) > 0 THEN CAST(to_json(breakdown) AS VARCHAR) ELSE '{}' END"
    : `coalesce(nullif(${text("breakdown")}, ''), '{}')`
  const moment = is("known_at", "TIMESTAMP") ? "known_at" : `TRY_CAST(${filled("known_at")} AS TIMESTAMPTZ)`
  return `SELECT ${file} AS file, lantoa_row AS row, ${named("measure")} AS measure, ${named("unit")} AS unit,
    ${day("first_day")} AS first_day, ${day("last_day")} AS last_day, ${end("lower")} AS lower, ${end("upper")} AS upper,
    ${bit("lower_open", 2)} + ${bit("upper_open", 4)} + ${bit("about", 8)} AS flags,
    ${garbled.join(" OR ") || "false"} AS garbled, ${twofold.join(" OR ") || "false"} AS twofold, ${cohorts} AS cohorts, ${breakdown} AS breakdown,
    ${text("team")} AS team, ${text("activity")} AS activity, ${text("reporter")} AS reporter,
    epoch_ms(${moment}) AS known_at, nullif(${text("id")}, '') AS id FROM ${from}`
}
