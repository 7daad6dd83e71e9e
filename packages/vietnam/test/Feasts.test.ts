import { assert, describe, it } from "@effect/vitest"
import { Feasts } from "@lantoa/vietnam"

describe("Feasts", () => {
  it("knows the days on which Tết fell and will fall", () => {
    // As published in Viet Nam's calendars; a day before the Chinese new year in 2007 and 2030.
    const known = `2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07
      2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16
      2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26
      2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04
      2039-01-24 2040-02-12`
    assert.deepStrictEqual(Feasts.tet.days, known.split(/\s+/))
  })

  it("reckons in Viet Nam's own time, a month before China in 1985 and a day before in 1968", () => {
    assert.strictEqual(Feasts.tetDay(1985), "1985-01-21")
    assert.strictEqual(Feasts.tetDay(1968), "1968-01-29")
  })
})
