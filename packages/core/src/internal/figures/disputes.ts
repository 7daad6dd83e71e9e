/** Contradictions of more days or more people than those of a cell, which leave it open. @internal */
import { clashKey, type Contradiction, type Node } from "../boxes/box.ts"
import type { Roll } from "../silence/silence.ts"
import type { Asked } from "./operators.ts"

/** The contradictions between figures of a unit that hold the days of a box of it, of just that or of more people. */
const holding = ({ end, prepared: { solver }, start }: Asked, box: Node): ReadonlyArray<Contradiction> => {
  const units = box.place.units.join()
  return solver
    .inItsPlace(box)
    .flatMap((one) =>
      one.figures
        .filter((figure) => figure.start <= start && end <= figure.end)
        .flatMap((figure) => solver.inside(one, figure.start, figure.end).clashes)
    )
    .filter((clash) => clash.units.join() === units)
}

/** By those who should report, the contradictions of a unit's figures that would bound it if others agreed with them. */
export const of = (asked: Asked, roll: Roll): ReadonlyMap<string, ReadonlyArray<Contradiction>> => {
  const { end, measure, node, prepared, start } = asked
  const { floor, places, solver } = prepared
  const isCount = measure.kind === "event" || measure.kind === "entity"
  if (measure.accumulation !== "flow" || !isCount || measure.own === "always" || floor !== 0) return new Map()
  const found = roll.expected.flatMap((id) => {
    const place = places.unit(id)
    if (place === undefined || place === node.place) return []
    const box = solver.node(place, node.category)
    const clashes = holding(asked, box)
    return clashes.length === 0 || solver.all(box, start, end).span.upper < Infinity ? [] : [[id, clashes] as const]
  })
  return new Map(found)
}

/** The contradictions between figures of a cell's own unit that hold the cell, of more days or of more people. */
export const around = (asked: Asked): ReadonlyArray<Contradiction> => {
  const { end, measure, node, start } = asked
  if (measure.accumulation !== "flow") return []
  const found = holding(asked, node).filter((clash) => clash.start <= start && end <= clash.end)
  return [...new Map(found.map((clash) => [clashKey(clash), clash])).values()]
}
