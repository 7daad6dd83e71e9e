import { assert, describe, it } from "@effect/vitest"
import { Expression, type Indicator, type Lantoa, Problem, Period, Quantity, Reading } from "@lantoa/core"
import { load, modules, open } from "../campaigns.ts"

const opened = (async () => {
  const lantoa = await open()
  await load(lantoa)
  return lantoa
})()

const of = (name: string) => `youth-union.${name}`

const mine = (expression: Expression.Expression): Indicator.Indicator => ({
  id: "mine",
  title: { vi: "của tôi", en: "mine" },
  expression,
  better: "higher",
  onMerge: "recompute"
})

const valueOf = async (
  query: Partial<Lantoa.Query> & { readonly units: ReadonlyArray<string> },
  measure?: { readonly name: string; readonly cohort?: string }
) => {
  const lantoa = await opened
  const indicator =
    measure === undefined
      ? query.indicator!
      : mine(Expression.measure(of(measure.name), measure.cohort === undefined ? {} : { cohort: of(measure.cohort) }))
  const [reading] = await lantoa.read({ hierarchy: "state", periods: ["2023"], ...query, indicator })
  return reading!
}

const written = async (...question: Parameters<typeof valueOf>) => {
  const { value } = await valueOf(...question)
  return value === undefined ? undefined : Quantity.toJson(value)
}

const observation = async (id: string) => {
  const [found] = await (await opened).observations({ ids: [id] })
  return found!
}

describe("the five campaigns", () => {
  it("make one model without a problem, and loading twice changes nothing", async () => {
    const lantoa = await opened
    const before = await lantoa.observations()
    await load(lantoa)
    assert.deepStrictEqual(await lantoa.observations(), before)
    assert.strictEqual((await lantoa.model()).campaigns.size, 7)
  })

  it("quote their source for every figure, with the place in it", async () => {
    for (const { batch } of modules.slice(1)) {
      for (const { id, source } of batch.observations) {
        assert.isDefined(source?.directive, id)
        assert.match(source?.locator ?? "", /^ký tự \d+$/, id)
        assert.isNotEmpty(source?.quote, id)
      }
    }
  })

  it("hold the districts that the laws and the documents speak of", async () => {
    const { territory } = await (await opened).model()
    const count = (unit: string, period: string) =>
      valueOf({
        indicator: mine(Expression.units("district")),
        units: [unit],
        periods: [period]
      })
    const expected = { "vn.dong-thap": 12, "vn.quang-ninh": 13, "vn.quang-ngai": 13, "vn.binh-thuan": 10 }
    for (const [unit, districts] of Object.entries(expected)) {
      assert.strictEqual((await count(unit, "2023")).value?.lower, districts, unit)
    }
    assert.strictEqual((await count("vn.dong-thap", "2025")).reason?.code, "not-alive")
    assert.isTrue(territory.hierarchies.has("union") && territory.hierarchies.has("party"))
  })
})

describe("a bound", () => {
  it("stays a bound when figures are added: more than 550 at training, more than 200 and 350 reached", async () => {
    const turns = Expression.add(Expression.measure(of("training-turns")), Expression.measure(of("outreach-turns")))
    assert.strictEqual(await written({ indicator: mine(turns), units: ["vn.quang-ngai"] }), "> 1100")
  })

  it("is what figures of two main topics make: they share nothing, and booths are not all that was done", async () => {
    const reading = await valueOf({ indicator: of("outreach"), units: ["vn.quang-ngai"] })
    assert.strictEqual(Quantity.toJson(reading.value!), "> 550")
    assert.match(Reading.render(reading, "vi"), /^hơn 550 lượt \(1\/2 xã mới báo cáo một phần\)/)
    assert.match(Reading.render(reading, "en"), /^more than 550 turns \(1 of 2 communes, in part\)/)
  })

  it("stays a bound in a ratio: more than 2,600 in 1,473 teams", async () => {
    const { value } = await valueOf({ indicator: of("youth-per-team"), units: ["vn.quang-ninh"], periods: ["2023-03"] })
    assert.isTrue(value!.lowerOpen && value!.upper === Infinity)
    assert.approximately(value!.lower, 2600 / 1473, 1e-12)
  })
})

describe("the 350 turns of two districts and four cohorts", () => {
  it("count wholly in the province, and leave a district unknown: some are its own, and booths are not all it did", async () => {
    const { reason } = await valueOf({ indicator: of("outreach"), units: ["vn.quang-ngai.tra-bong"] })
    assert.strictEqual(reason?.code, "no-figures")
    // More than 200 are those of the commune Bình Minh.
    const { value } = await valueOf({ indicator: of("outreach"), units: ["vn.quang-ngai.binh-son"] })
    assert.deepStrictEqual([value!.lower, value!.lowerOpen, value!.upper], [200, true, Infinity])
  })

  it("leave each of the cohorts unknown", async () => {
    const service = await observation("quang-ngai.service-outreach")
    assert.strictEqual(service.units.length, 2)
    assert.strictEqual(service.cohorts.length, 4)
    const pupils = { name: "outreach-turns", cohort: "pupils" }
    for (const unit of ["vn.quang-ngai", "vn.quang-ngai.tra-bong"]) {
      assert.strictEqual((await valueOf({ units: [unit] }, pupils)).reason?.code, "no-figures", unit)
    }
  })
})

describe("members of teams", () => {
  it("are at least those of the provinces that told: nobody adds seats to people, and others are silent", async () => {
    const seats = await valueOf({ units: ["vn"] }, { name: "team-participants" })
    assert.strictEqual(Quantity.toJson(seats.value!), ">= 2853")
    assert.strictEqual(Reading.render(seats, "vi"), "2.853 vị trí thành viên (1/8 tỉnh đã báo cáo)")
    assert.strictEqual(Reading.render(seats, "en"), "2,853 seats (1 of 8 provinces)")
    assert.notInclude(
      seats.silent.map(({ reporter }) => reporter),
      "vn.quang-ngai"
    )
    const youth = await valueOf({ units: ["vn"], periods: ["2023-03"] }, { name: "team-youth-participants" })
    assert.strictEqual(Quantity.toJson(youth.value!), "> 2600")
    assert.strictEqual(Reading.render(youth, "vi"), "hơn 2.600 người tham gia (1/8 tỉnh đã báo cáo)")
  })

  it("of the provincial team are among the 2,853, so that those of all other teams follow", async () => {
    const whole = await valueOf({ units: ["vn.quang-ngai"] }, { name: "team-participants" })
    assert.strictEqual(Quantity.toJson(whole.value!), 2853)
    assert.strictEqual(Reading.render(whole, "vi"), "2.853 vị trí thành viên: các nhóm 22, còn lại 2.831")
    const where = { [of("team-tier")]: "district-and-grassroots" }
    const others = mine(Expression.measure(of("team-participants"), { where }))
    const rest = await valueOf({ indicator: others, units: ["vn.quang-ngai"] })
    assert.strictEqual(Quantity.toJson(rest.value!), 2831)
    assert.strictEqual(Reading.render(rest, "vi"), "2.831 vị trí thành viên (suy ra: 2.853 − 22)")
    assert.strictEqual(Reading.render(rest, "en"), "2,831 seats (derived: 2,853 − 22)")
  })
})

describe("coverages", () => {
  it("read 9/12 as three quarters of the districts", async () => {
    assert.strictEqual(await written({ indicator: of("district-coverage"), units: ["vn.dong-thap"] }), 75)
  })

  it("find 124 communes of 124 on 10 October 2024, and say so of the year: not of the 121 after the rearrangement", async () => {
    const question = { indicator: of("volunteer-team-coverage"), units: ["vn.binh-thuan"] }
    assert.strictEqual(await written({ ...question, periods: ["2024-10-10"] }), 100)
    const later = await valueOf({ ...question, periods: ["2024"] })
    assert.strictEqual(Quantity.toJson(later.value!), 100)
    assert.strictEqual(Reading.render(later, "vi"), "100% (số ngày 10/10)")
  })

  it("do not take 100,839 members for a share of themselves", async () => {
    const { value, reason } = await valueOf({
      indicator: of("member-registration"),
      hierarchy: "union",
      units: ["union.quang-ninh"],
      periods: ["2023-03"]
    })
    assert.isUndefined(value)
    assert.strictEqual(reason?.code, "no-denominator")
    assert.include((await observation("quang-ninh.members-share")).doubt?.vi, "100% của chính nó")
  })
})

describe("deadlines", () => {
  const target = async (id: string) => (await (await opened).model()).targets.get(id)!

  it("that the text does not state are inferred, with their source, or absent", async () => {
    for (const id of ["quang-ninh.public-services", "quang-ninh.payment-accounts"]) {
      const { deadline } = await target(id)
      assert.strictEqual(deadline._tag, "Inferred")
      if (deadline._tag === "Inferred") assert.strictEqual(deadline.from.directive, "nq-09-nq-tu-quang-ninh")
    }
    for (const id of ["software", "members-digital-services", "youth-digital-services", "core-person"]) {
      assert.strictEqual((await target(`quang-ninh.${id}`)).deadline._tag, "Absent", id)
    }
  })

  it("go with two-step targets: 60% at least, then strive for 100% by 2030", async () => {
    const { comparator, threshold, modality, milestones } = await target("quang-ninh.public-services")
    assert.deepStrictEqual([comparator, threshold, modality], [">=", 60, "minimum"])
    assert.deepStrictEqual(milestones, [
      {
        comparator: ">=",
        threshold: 100,
        deadline: { _tag: "Stated", period: Period.from("2030") },
        modality: "strive"
      }
    ])
  })
})

describe("assessments", () => {
  const status = async (target: string, asOf: string) => (await (await opened).assess(target, { asOf })).status

  it("find the district unions' target orphaned once the level is gone, not before", async () => {
    assert.strictEqual(await status("quang-ninh.district-activities", "2024-12-31"), "unmeasurable")
    assert.strictEqual(await status("quang-ninh.district-activities", "2025-06-30"), "notDue")
    assert.strictEqual(await status("quang-ninh.district-activities", "2025-07-01"), "orphaned")
  })

  it("invent nothing where no figure was reported", async () => {
    const { targets } = await (await opened).model()
    for (const id of targets.keys()) {
      assert.include(["unmeasurable", "orphaned"], await status(id, "2025-12-31"), id)
    }
  })
})

describe("times", () => {
  it("let the ward Uông Bí exist from 1 July 2025 only", async () => {
    const question = { units: ["vn.quang-ninh.phuong-uong-bi"] }
    assert.strictEqual((await valueOf(question, { name: "core-members" })).reason?.code, "not-alive")
    // The core of the one squad that the speech names; that the ward has no other is not said.
    const core = await valueOf({ ...question, periods: ["2025-H2"] }, { name: "core-members" })
    assert.strictEqual(Quantity.toJson(core.value!), ">= 35")
    assert.strictEqual(Reading.render(core, "vi"), "35 người (các tổ; chưa có số của xã)")
    assert.strictEqual(Reading.render(core, "en"), "35 people (teams; none from the commune)")
    await using lantoa = await open()
    await load(lantoa)
    const early = {
      id: "too-early",
      measure: of("core-members"),
      units: question.units,
      period: "2025-03",
      value: 35,
      knownAt: "2025-04-01T00:00:00Z"
    } as const
    const refused = await lantoa
      .append({ id: "too-early", observations: [{ ...early, units: [early.units[0]!] }] })
      .catch((error: unknown) => error)
    assert.instanceOf(refused, Problem.DocumentError)
    assert.include(String(refused), "does not exist on 2025-03-31")
  })

  it("keep September 2023, told in March 2023, with its doubt", async () => {
    const { campaigns } = await (await opened).model()
    const toolset = campaigns.get("quang-ninh-2023")!.events.find(({ id }) => id === "toolset")!
    assert.strictEqual(toolset.period, Period.from("2023-09"))
    assert.include(toolset.doubt?.en, "perhaps September 2022")
  })

  it("know nothing of Bình Thuận's article before it appeared at 05:26 in Vietnam", async () => {
    const lantoa = await opened
    const ids = ["binh-thuan.volunteer-teams"]
    assert.strictEqual((await lantoa.observations({ ids, asKnownAt: "2024-10-09T22:25:59Z" })).length, 0)
    assert.strictEqual((await lantoa.observations({ ids, asKnownAt: "2024-10-09T22:26:00Z" })).length, 1)
  })
})

describe("what looks like one thing and is another", () => {
  it("is told apart: followers are a stock, 9,038 cannot be divided, one commune is spelt two ways", async () => {
    const model = await (await opened).model()
    assert.strictEqual(model.measures.get(of("followers"))?.accumulation, "stock")
    assert.deepStrictEqual(model.measures.get(of("guidance-and-filing-turns"))?.dimensions, [])
    const binhMinh = [...model.units.values()].filter(
      ({ id, names }) =>
        id.startsWith("vn.quang-ngai.binh-son.") && names.some(({ name }) => /^B[iì]nh Minh$/.test(name.vi))
    )
    assert.strictEqual(binhMinh.length, 1)
  })

  it("is kept as a label with its reason", async () => {
    const { campaigns } = await (await opened).model()
    const labels = [...campaigns.values()].flatMap((campaign) => campaign.labels)
    assert.strictEqual(labels.length, 9)
    for (const { text, reason } of labels) assert.isNotEmpty(reason.vi, text)
  })
})
