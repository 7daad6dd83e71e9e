/** Contradictions of more days than those of a cell, which leave it open. @internal */
import { clashKey, type Contradiction } from "../boxes/box.ts"
import type { Roll } from "../silence/silence.ts"
import type { Asked } from "./operators.ts"

/** By those who should report, the contradictions of a unit's figures that would bound its days if others agreed with them. */
export const of = (
  { end, measure, node, prepared, start }: Asked,
  roll: Roll
): ReadonlyMap<string, ReadonlyArray<Contradiction>> => {
  const { floor, places, solver } = prepared
  const isCount = measure.kind === "event" || measure.kind === "entity"
  if (measure.accumulation !== "flow" || !isCount || measure.own === "always" || floor !== 0) return new Map()
  const found = roll.expected.flatMap((id) => {
    const place = places.unit(id)
    if (place === undefined || place === node.place) return []
    const box = solver.node(place, node.category)
    const around = box.figures.filter(
      (one) => one.start <= start && end <= one.end && (one.start < start || end < one.end) && one.span.upper < Infinity
    )
    if (around.length === 0 || solver.all(box, start, end).span.upper < Infinity) return []
    const clashes = around
      .flatMap((one) => solver.inside(box, one.start, one.end).clashes)
      .filter(({ units }) => units.join() === id)
    return clashes.length === 0 ? [] : [[id, clashes] as const]
  })
  return new Map(found)
}

/** The contradictions between figures of a cell's own unit that hold the cell, of more days or of more people. */
export const around = ({ end, measure, node, prepared: { solver }, start }: Asked): ReadonlyArray<Contradiction> => {
  if (measure.accumulation !== "flow") return []
  const units = node.place.units.join()
  const found = solver
    .inItsPlace(node)
    .flatMap((box) =>
      box.figures
        .filter((one) => one.start <= start && end <= one.end)
        .flatMap((one) => solver.inside(box, one.start, one.end).clashes)
    )
    .filter((clash) => clash.units.join() === units && clash.start <= start && end <= clash.end)
  return [...new Map(found.map((clash) => [clashKey(clash), clash])).values()]
}
