/**
 * Learns the member of the default ensemble that is learnt across series, from the public series of shares.
 */
import * as data from "./data.ts"
import * as network from "./network.ts"
import * as origins from "./origins.ts"

const list = (network: Float64Array): string =>
  `Float64Array.from([${Array.from(network, (value) => String(Number(value.toFixed(2)) + 0)).join(", ")}])`

/** The module of the networks. */
export const learnPooled = (folder: string): string => {
  const adoption = data.readAdoption(`${folder}/forecast/adoption-public.csv`)
  const tasks = data.readTasks(`${folder}/forecast/adoption-tasks-public.csv`, adoption)
  const networks = network.learn([...origins.everyYear(adoption, tasks), ...origins.edges(adoption)])
  return `/**
 * Printed by \`node benchmarks/projection/learn.ts\`; do not edit by hand.
 *
 * @internal
 */
export const pooledParameters: ReadonlyArray<Float64Array> = [
  ${networks.map(list).join(",\n  ")}
]
`
}
