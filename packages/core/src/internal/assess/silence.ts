/** Who is silent, in words. @internal */
import type * as Model from "../../Model.ts"
import type { Reading } from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"

/** How many reporters are silent, what they are called, and of which level they are where it is one. */
export interface Silent {
  readonly count: number
  readonly noun: Text.Text
  readonly level: string | undefined
}

const units: Text.Text = { vi: "đơn vị", en: "units" }
const teams: Text.Text = { vi: "tổ", en: "teams" }

export const silent = (
  model: Model.Model,
  question: Pick<Target.Question, "hierarchy" | "boundaries">,
  reading: Pick<Reading, "silent">
): Silent => {
  const reporters = [...new Set(reading.silent.map(({ reporter }) => reporter))]
  const count = reporters.length
  if (count > 0 && reporters.every((one) => model.teams.has(one))) return { count, noun: teams, level: undefined }
  const snapshot = Territory.snapshotAt(model.territory, question.hierarchy, question.boundaries.asOf)
  const levels = new Set(reporters.map((one) => snapshot.level[snapshot.number.get(one) ?? -1]))
  const [index] = levels
  const level =
    levels.size === 1 && index !== undefined
      ? model.territory.hierarchies.get(question.hierarchy)?.levels[index]
      : undefined
  // "cấp xã" is the level, "xã" what lies on it.
  const noun = level === undefined ? units : { vi: level.name.vi.replace(/^cấp /iu, ""), en: level.name.en }
  return { count, noun, level: level?.id }
}
