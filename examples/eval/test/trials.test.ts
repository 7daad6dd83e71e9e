/** What strangers tried, with the answer that the rules of figures give. */
import { holds } from "./support/holds.ts"
import type { Scenario } from "./support/Scenario.ts"
import { blanks } from "./trials/blanks.ts"
import { carried } from "./trials/carried.ts"
import { counted } from "./trials/counted.ts"
import { chained } from "./trials/chained.ts"
import { consistent } from "./trials/consistent.ts"
import { crossed } from "./trials/crossed.ts"
import { disputes } from "./trials/disputed.ts"
import { doubted } from "./trials/doubted.ts"
import { derived } from "./trials/derived.ts"
import { groupsTold } from "./trials/groups.ts"
import { headlines } from "./trials/headlines.ts"
import { firsts } from "./trials/firsts.ts"
import { followed } from "./trials/followed.ts"
import { excluded } from "./trials/excluded.ts"
import { late } from "./trials/later.ts"
import { lived } from "./trials/lives.ts"
import { mergers } from "./trials/mergers.ts"
import { moved } from "./trials/moved.ts"
import { ofOneDay } from "./trials/oneDay.ts"
import { ofLaterDays } from "./trials/newer.ts"
import { onwards } from "./trials/onwards.ts"
import { official } from "./trials/officially.ts"
import { otherwise } from "./trials/otherwise.ts"
import { named } from "./trials/named.ts"
import { made } from "./trials/made.ts"
import { paired } from "./trials/paired.ts"
import { parts } from "./trials/parts.ts"
import { probes } from "./trials/probes.ts"
import { redrawn } from "./trials/redrawn.ts"
import { reformed } from "./trials/reformed.ts"
import { quarterly } from "./trials/quarterly.ts"
import { refusals } from "./trials/refused.ts"
import { ofRegistries } from "./trials/registered.ts"
import { reports } from "./trials/reports.ts"
import { rests } from "./trials/rests.ts"
import { undivided } from "./trials/undivided.ts"
import { seated } from "./trials/seated.ts"
import { sentences } from "./trials/sentences.ts"
import { sharing } from "./trials/shared.ts"
import { coverages } from "./trials/shares.ts"
import { silence } from "./trials/silence.ts"
import { standing } from "./trials/standing.ts"
import { tight } from "./trials/tight.ts"
import { together } from "./trials/together.ts"
import { told } from "./trials/told.ts"
import { twice } from "./trials/twice.ts"
import { types } from "./trials/types.ts"
import { verdicts } from "./trials/verdicts.ts"
import { within } from "./trials/within.ts"
import { whole } from "./trials/whole.ts"
import { whose } from "./trials/whose.ts"

const sets: { readonly [name: string]: ReadonlyArray<Scenario> } = {
  "what a type forbids": types,
  "who told what, and of whom": named,
  "groups of which one was told": groupsTold,
  "figures that may be the same thing": twice,
  mergers: mergers,
  "shares and former codes in words": sharing,
  "what moves between units that live on": moved,
  "parts given, and units divided": parts,
  "what follows for a part": derived,
  "figures in doubt": doubted,
  "figures that contradict each other": disputes,
  "what reaches over a change": carried,
  "bounds that would cross": crossed,
  "what stands of a stock": standing,
  "stocks of which some said something later": ofLaterDays,
  "whole things": whole,
  "ends that are excluded": excluded,
  "districts drawn anew": redrawn,
  "who should report in a year of reform": reformed,
  "a stock within its form's period": within,
  "whose figures are in a number": whose,
  "silence and coverage": silence,
  "coverages of stocks": coverages,
  "ratios of one day": ofOneDay,
  "stocks beside registries": ofRegistries,
  "stocks by quarters": quarterly,
  "who told what": told,
  "who is counted in a headline": counted,
  "who told it otherwise than by its form": otherwise,
  "lines left blank": blanks,
  "what is left beyond those below": rests,
  "what is not divided": undivided,
  "what cannot all be true": consistent,
  "no wider than the figures": tight,
  "carried on": onwards,
  "what several units filed together": together,
  "units that came of others more than once": chained,
  "days of a life": lived,
  "teams that went with their communes": followed,
  "whose a team's figure is": seated,
  "first weeks and last ones": firsts,
  "what is refused": refusals,
  "what came in of a ratio": paired,
  "what came in of a ratio of units made of others": made,
  verdicts: verdicts,
  "what a reading rests on": probes,
  "one line for people": headlines,
  "what came after a total": late,
  "how a line names what it is about": sentences,
  "lines as an official writes them": official,
  "reports of other tools' bugs": reports
}

for (const [name, scenarios] of Object.entries(sets)) holds(name, scenarios)
