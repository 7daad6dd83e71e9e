/**
 * Scores the default forecaster and each of its members on rolling-origin tasks and on M3.
 *
 *   pnpm --silent run bench projection --json [--series S.csv --tasks T.csv] [--peers R.csv.gz] [--m3 m3.csv]
 *     [--limit N] [--dump Q.csv]
 *
 * Without files it reads those of LANTOA_DATA/forecast.
 */
import { existsSync } from "node:fs"
import { parseArgs } from "node:util"
import { scoreAdoption } from "./adoption.ts"
import { scoreContest } from "./contest.ts"
import { write } from "./print.ts"

const usage = `bench projection: no data. Give --series and --tasks, or --m3, or set LANTOA_DATA to a folder with forecast/.\n`

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      json: { type: "boolean", default: false },
      series: { type: "string" },
      tasks: { type: "string" },
      peers: { type: "string" },
      m3: { type: "string" },
      limit: { type: "string" },
      dump: { type: "string" }
    }
  })
  const folder = process.env["LANTOA_DATA"]
  const known = (name: string) => {
    const path = folder === undefined ? undefined : `${folder}/forecast/${name}`
    return path !== undefined && existsSync(path) ? path : undefined
  }
  const free = values.series === undefined && values.tasks === undefined && values.m3 === undefined
  const given = values.series !== undefined || values.tasks !== undefined
  const series = values.series ?? (free || given ? known("adoption-public.csv") : undefined)
  const tasks = values.tasks ?? (free || given ? known("adoption-tasks-public.csv") : undefined)
  const peers = values.peers ?? (free || given ? known("r-public-forecasts.csv.gz") : undefined)
  const m3 = values.m3 ?? (free ? known("m3.csv") : undefined)
  const limit = values.limit === undefined ? Infinity : Number(values.limit)
  if ((series === undefined || tasks === undefined) && m3 === undefined) {
    process.stderr.write(usage)
    process.exitCode = 1
    return
  }
  const adoptionDump = m3 !== undefined && series === undefined ? undefined : values.dump
  const adoption =
    series === undefined || tasks === undefined
      ? undefined
      : scoreAdoption({ series, tasks, peers, limit, dump: adoptionDump })
  const contest =
    m3 === undefined
      ? undefined
      : scoreContest({ path: m3, limit, dump: adoption === undefined ? values.dump : undefined })
  write(
    { ...(adoption === undefined ? {} : { adoption }), ...(contest === undefined ? {} : { m3: contest }) },
    values.json
  )
}
