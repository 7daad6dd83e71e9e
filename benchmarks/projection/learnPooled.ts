/**
 * Learns the member of the default ensemble that is learnt across series, and prints the module that holds it:
 *
 *   node benchmarks/projection/learnPooled.ts > parameters.ts
 *   mv parameters.ts packages/projection/src/internal/methods/pooledParameters.ts && pnpm format
 *
 * Then run `learn.ts`, which weighs it. Reads adoption-public.csv and adoption-tasks-public.csv under
 * LANTOA_DATA/forecast.
 */
import * as data from "./data.ts"
import * as network from "./network.ts"
import * as origins from "./origins.ts"

const list = (network: Float64Array): string =>
  `Float64Array.from([${Array.from(network, (value) => String(Number(value.toFixed(2)) + 0)).join(", ")}])`

const folder = process.env["LANTOA_DATA"]
if (folder === undefined) {
  process.stderr.write("learnPooled: set LANTOA_DATA to the folder that holds forecast/adoption-public.csv\n")
  process.exitCode = 1
} else {
  const adoption = data.readAdoption(`${folder}/forecast/adoption-public.csv`)
  const tasks = data.readTasks(`${folder}/forecast/adoption-tasks-public.csv`, adoption)
  const networks = network.learn([...origins.everyYear(adoption, tasks), ...origins.edges(adoption)])
  process.stdout.write(`/**
 * Printed by \`node benchmarks/projection/learnPooled.ts\`; do not edit by hand.
 *
 * @internal
 */
export const pooledParameters: ReadonlyArray<Float64Array> = [
  ${networks.map(list).join(",\n  ")}
]
`)
}
