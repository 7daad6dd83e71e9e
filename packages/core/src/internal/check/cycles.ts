/** Cycles in a directed graph, in time linear in its arrows wherever there are none. @internal */

/** From each node, the nodes it points at. */
export type Graph = ReadonlyMap<string, ReadonlyArray<string>>

/** Nodes left after peeling away, again and again, all that nothing points at or that point at nothing: those on cycles and between. */
export const core = (graph: Graph): ReadonlySet<string> => {
  const into = new Map<string, Array<string>>()
  for (const [from, targets] of graph) {
    for (const to of targets) {
      const sources = into.get(to)
      if (sources === undefined) into.set(to, [from])
      else sources.push(from)
    }
  }
  const left = new Set([...graph.keys(), ...into.keys()])
  const peel = (forward: Graph, backward: Graph): void => {
    const open = new Map(
      [...left].map((node) => [node, (backward.get(node) ?? []).filter((one) => left.has(one)).length])
    )
    const free = [...left].filter((node) => open.get(node) === 0)
    for (let node = free.pop(); node !== undefined; node = free.pop()) {
      left.delete(node)
      for (const next of forward.get(node) ?? []) {
        if (!left.has(next)) continue
        const count = open.get(next)! - 1
        open.set(next, count)
        if (count === 0) free.push(next)
      }
    }
  }
  peel(graph, into)
  peel(into, graph)
  return left
}

/** One cycle for each arrow that closes one, each as the nodes on it in order, starting anywhere. */
export const cycles = (graph: Graph): ReadonlyArray<ReadonlyArray<string>> => {
  const suspects = core(graph)
  const done = new Set<string>()
  const found: Array<ReadonlyArray<string>> = []
  for (const start of suspects) {
    if (done.has(start)) continue
    const trail = [start]
    const next = [0]
    const place = new Map([[start, 0]])
    while (trail.length > 0) {
      const node = trail.at(-1)!
      const target = graph.get(node)?.[next[next.length - 1]!++]
      if (target === undefined) {
        done.add(node)
        place.delete(node)
        trail.pop()
        next.pop()
      } else if (place.has(target)) {
        found.push(trail.slice(place.get(target)))
      } else if (suspects.has(target) && !done.has(target)) {
        place.set(target, trail.length)
        trail.push(target)
        next.push(0)
      }
    }
  }
  return found
}

/** `"a" → "b" → "a"`; a long one is cut in its middle. */
export const renderCycle = (cycle: ReadonlyArray<string>): string => {
  const quoted = [...cycle, cycle[0]!].map((id) => `"${id}"`)
  return (
    quoted.length <= 9 ? quoted : [...quoted.slice(0, 4), `… (${quoted.length - 8} more)`, ...quoted.slice(-4)]
  ).join(" → ")
}
