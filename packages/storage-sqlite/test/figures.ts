import { Observation, type Store } from "@lantoa/core"

/** A commit of so many figures, one a team. */
export const batch = (
  name: string,
  size: number
): Store.Commit & { readonly figures: ReadonlyArray<Observation.Observation> } => ({
  id: name,
  figures: Array.from({ length: size }, (_, index) =>
    Observation.from({
      id: `${name}.${index}`,
      measure: "trainings",
      units: ["vn.quang-ngai"],
      period: "2025-03",
      value: index,
      team: `${name}.team-${index}`,
      knownAt: "2025-04-01T00:00:00Z"
    })
  )
})
