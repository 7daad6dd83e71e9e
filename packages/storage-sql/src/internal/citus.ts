/** Figures on several servers: what is said to Citus, the extension of PostgreSQL that spreads a table over them. @internal */

/**
 * How a database spreads its figures over several servers, of which one takes part in everything and answers. A commit is seen
 * there a moment before it is on all the others.
 *
 * @category models
 * @since 0.1.0
 */
export interface Distribution {
  /** Queries that find a row where it cannot be done, and what to do then. */
  readonly obstacles: ReadonlyArray<readonly [query: string, remedy: string]>
  /** What spreads the tables that are there. */
  readonly statements: ReadonlyArray<string>
  /** The last statement of a writing transaction: keeps readers waiting until the commit is on all servers. */
  readonly closing: string
  /** Waits until what has been seen committed is so on all servers. */
  readonly settling: string
}

/** Tables that figures are read with, or that have to change with them: each server has all of their rows. */
const everywhere = ["commits", "term", "series", "span", "withdrawal"]

/** Held from before a commit until Citus has said to all servers that it stands. */
const committing = "hashtextextended('lantoa committing ' || current_schema()::text, 0)"

/** Two pieces a server, so that one more server can take some: each is asked by every commit. */
const pieces = "SELECT 2 * GREATEST(COUNT(*), 1)::int FROM citus_get_active_worker_nodes()"

/**
 * A figure lies where its series does, so that all of a box are on one server. What Citus cannot keep unique without the series is
 * looked up before it is written.
 */
export const citus: Distribution = {
  obstacles: [
    [
      "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')",
      "the database has no Citus; have CREATE EXTENSION citus run in it, add the servers with citus_add_node, and call again"
    ],
    [
      "SELECT 1 FROM pg_policies WHERE schemaname = current_schema() AND tablename = 'figure'",
      "the rows are kept apart by roles, which Citus cannot do; leave them on one server, or drop the policies first"
    ]
  ],
  statements: [
    "DROP INDEX figure_place, figure_id",
    "CREATE INDEX figure_place ON figure (place)",
    "CREATE INDEX figure_id ON figure (id) WHERE id IS NOT NULL",
    ...everywhere.map((table) => `SELECT create_reference_table('${table}')`),
    `SELECT create_distributed_table('figure', 'series', colocate_with => 'none', shard_count => (${pieces}))`,
    // What was there has been sent where it belongs, and would take room here for ever.
    ...[...everywhere, "figure"].map((table) => `SELECT truncate_local_data_after_distributing_table('${table}')`)
  ],
  closing: `SELECT pg_advisory_xact_lock(${committing})`,
  settling: `SELECT pg_advisory_lock_shared(one.key), pg_advisory_unlock_shared(one.key) FROM (SELECT ${committing} AS key) one`
}
