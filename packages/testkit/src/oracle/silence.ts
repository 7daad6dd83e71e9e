/** Who should have reported and did not. @internal */
import type { Atlas } from "./atlas.ts"
import * as Calendar from "./calendar.ts"
import type { Box } from "./space.ts"
import * as Statements from "./statements.ts"

export const key = (reporter: string, { end, start }: Calendar.Span): string => `${reporter} ${start} ${end}`

/**
 * The silent reporters of a question, where its forms tell: those whose land lies in the unit asked about, for the periods of
 * which the question is made. `undefined` where no form asks anybody there, where a period is longer than the question or
 * crosses its end, and where an heir's parents have filed in part or were divided.
 */
export const of = (
  atlas: Atlas,
  question: { readonly measure: string; readonly box: Box },
  everything: Statements.Known,
  unit: string,
  span: Calendar.Span
): ReadonlySet<string> | undefined => {
  const forms = atlas.documents.forms.filter((form) => form.measures.includes(question.measure))
  if (forms.length === 0) return undefined
  const aligned = forms.every((form) => {
    const spans = Calendar.split(span, form.every).map(Calendar.read)
    return spans[0]!.start === span.start && spans.at(-1)!.end === span.end
  })
  if (!aligned) return undefined
  let somebody = false
  const silent = new Set<string>()
  const said = new Set<string>()
  for (const form of forms) {
    const filed = Statements.filed(form, everything)
    for (const due of Statements.expected(atlas, form, span)) {
      const days = Calendar.read(due.period)
      const land = new Set(atlas.covers(unit, question.box.asOf ?? days.end - 1))
      // Whoever holds some of the land by a reorganisation is needed too; a body above is not.
      if (atlas.depth(due.unit) < atlas.depth(unit)) continue
      if (!atlas.covers(due.unit, days.end - 1).some((place) => land.has(place))) continue
      somebody = true
      const moves = atlas.documents.successions.flatMap((one) =>
        one.moves.filter((move) => move.to === due.reporter && move.from !== due.reporter)
      )
      const parents = moves.map((move) => move.from)
      const spoke = parents.filter((parent) => Statements.wasFiled(filed, parent, due.period)).length
      const itself = Statements.wasFiled(filed, due.reporter, due.period)
      const whole = moves.every((move) => move.shares.population === "whole")
      if (!itself && spoke > 0 && (spoke < parents.length || !whole)) return undefined
      const one = key(due.reporter, days)
      if (itself || spoke > 0) said.add(one)
      else silent.add(one)
    }
  }
  return somebody ? silent.difference(said) : undefined
}
