import { assert, describe, it } from "@effect/vitest"
import { Problem, Quantity } from "@lantoa/core"
import { type Random, random } from "./fixtures/random.ts"

const make = Quantity.from
const json = (quantity: Quantity.Quantity | undefined) =>
  quantity === undefined ? undefined : Quantity.toJson(quantity)

/** Few binary digits each: sums and products of them are exact, so that laws hold without tolerance. */
const numbers = [-7, -2.5, -1, 0, 0, 0.125, 1, 3, 550, 2 ** 20]

/** Any quantity that can be built: exact, half-bounded, bounded, open or closed, surely or about. */
const generate = (rng: Random): Quantity.Quantity => {
  const [a, b] = [rng.pick(numbers), rng.pick(numbers)]
  const near = rng.chance(0.2)
  const [lower, upper] = [rng.chance(0.2) ? -Infinity : Math.min(a, b), rng.chance(0.2) ? Infinity : Math.max(a, b)]
  return lower === upper
    ? near
      ? Quantity.about(lower)
      : Quantity.exact(lower)
    : Quantity.interval({ lower, upper, lowerOpen: rng.chance(0.5), upperOpen: rng.chance(0.5), about: near })
}

/** A value in the quantity, often at its very ends. */
const inside = (rng: Random, self: Quantity.Quantity): number => {
  const grain = 2 ** -10
  const lower = Math.max(self.lower, Math.min(-(2 ** 20), self.upper - 2 ** 20))
  const upper = Math.min(self.upper, Math.max(2 ** 20, self.lower + 2 ** 20))
  const between = Math.round((lower + (upper - lower) * rng.next()) / grain) * grain
  const fitting = [self.lower, self.upper, 0, between, lower + grain, upper - grain, (lower + upper) / 2].filter(
    (value) => Number.isFinite(value) && Quantity.contains(self, value)
  )
  return rng.pick(fitting)
}

const runs = 10_000

describe("arithmetic on quantities", () => {
  it("keeps a bound a bound", () => {
    assert.strictEqual(json(Quantity.add(make("> 550"), make(25))), "> 575")
    assert.strictEqual(json(Quantity.add(make(">= 143"), make("> 550"))), "> 693")
    assert.strictEqual(json(Quantity.subtract(make(100), make("> 30"))), "< 70")
    assert.strictEqual(json(Quantity.subtract(make("> 5"), make("> 5"))), "> -Infinity")
    assert.strictEqual(json(Quantity.add(make("~ 60"), make(1))), "~ 61")
    assert.strictEqual(json(Quantity.multiply(make("> 550"), make(2))), "> 1100")
    assert.strictEqual(json(Quantity.multiply(make("> 550"), make(0))), 0)
    assert.strictEqual(json(Quantity.negate(make("(1, 2]"))), "[-2, -1)")
  })

  it("is sound: what two possible values make is possible in what the quantities make", () => {
    const rng = random(21)
    let divided = 0
    for (let run = 0; run < runs; run++) {
      const [a, b] = [generate(rng), generate(rng)]
      const [x, y] = [inside(rng, a), inside(rng, b)]
      const say = () => `${JSON.stringify([a, b])} at ${x}, ${y}`
      assert.isTrue(Quantity.contains(Quantity.add(a, b), x + y), say())
      assert.isTrue(Quantity.contains(Quantity.subtract(a, b), x - y), say())
      assert.isTrue(Quantity.contains(Quantity.multiply(a, b), x * y), say())
      const quotient = Quantity.divide(a, b)
      if (quotient === undefined) continue
      divided++
      assert.isTrue(Quantity.contains(quotient, x / y), say())
    }
    assert.isAbove(divided, 2000)
  })

  it("is tight: a bound of whole numbers is reached or approached", () => {
    assert.strictEqual(json(Quantity.multiply(make("[-2, 3]"), make("[-5, 1)"))), "[-15, 10]")
    assert.strictEqual(json(Quantity.multiply(make("(0, 5]"), make("[0, 2]"))), "[0, 10]")
    assert.strictEqual(json(Quantity.multiply(make("(0, 5]"), make("> 3"))), "> 0")
    assert.strictEqual(json(Quantity.divide(make("[1, 2]"), make("[4, 8)"))), "(0.125, 0.5]")
    assert.strictEqual(json(Quantity.divide(make("[0, 2]"), make("> 4"))), "[0, 0.5)")
    assert.strictEqual(json(Quantity.divide(make("[-6, 6]"), make(-3))), "[-2, 2]")
  })

  it("does not divide by what may be zero, and bounds the quotient by what only comes near it", () => {
    assert.isUndefined(Quantity.divide(make(5), make(0)))
    assert.isUndefined(Quantity.divide(make(5), make("[-1, 1]")))
    assert.isUndefined(Quantity.divide(make(5), make(">= 0")))
    assert.strictEqual(json(Quantity.divide(make(5), make("> 0"))), "> 0")
    assert.strictEqual(json(Quantity.divide(make(5), make("(0, 2]"))), ">= 2.5")
    assert.strictEqual(json(Quantity.divide(make(5), make("[-2, 0)"))), "<= -2.5")
    assert.strictEqual(json(Quantity.divide(make("[0, 5]"), make("(0, 2]"))), ">= 0")
    assert.strictEqual(json(Quantity.divide(make(0), make("(0, 2]"))), 0)
    assert.strictEqual(json(Quantity.divide(make("(0, 5]"), make("(0, 2]"))), "> 0")
  })

  it("divides figures with one rounding", () => {
    const rng = random(22)
    for (let run = 0; run < 2000; run++) {
      const [x, y] = [rng.int(-1000, 1000), rng.int(1, 1000)]
      assert.strictEqual(json(Quantity.divide(Quantity.exact(x), Quantity.exact(y))), x / y)
      assert.strictEqual(json(Quantity.divide(Quantity.moreThan(x), Quantity.exact(y))), `> ${x / y}`)
      assert.strictEqual(json(Quantity.divide(Quantity.moreThan(x), Quantity.exact(-y))), `< ${-x / y + 0}`)
    }
  })

  it("adds in any order and grouping alike", () => {
    const rng = random(23)
    for (let run = 0; run < runs; run++) {
      // Halves of whole numbers add exactly, so the law is exact.
      const [a, b, c] = [0, 1, 2]
        .map(() => Quantity.multiply(generate(random(rng.int(0, 1e9))), Quantity.exact(0.5)))
        .map(whole)
      assert.deepStrictEqual(Quantity.add(a!, b!), Quantity.add(b!, a!))
      assert.deepStrictEqual(Quantity.add(Quantity.add(a!, b!), c!), Quantity.add(a!, Quantity.add(b!, c!)))
      assert.deepStrictEqual(Quantity.add(a!, Quantity.exact(0)), a)
    }
  })

  it("intersects to just the values both allow", () => {
    const rng = random(24)
    for (let run = 0; run < runs; run++) {
      const [a, b] = [generate(rng), generate(rng)]
      const both = Quantity.intersect(a, b)
      for (const value of [inside(rng, a), inside(rng, b), ...numbers]) {
        const possible = Quantity.contains(a, value) && Quantity.contains(b, value)
        const found = both !== undefined && Quantity.contains(both, value)
        if (found !== possible) assert.fail(JSON.stringify([a, b, value]))
      }
    }
  })

  it("never makes a zero with a sign", () => {
    for (const zero of [
      Quantity.exact(-0),
      Quantity.divide(make(0), make(-5))!,
      Quantity.multiply(make(0), make(-5)),
      Quantity.negate(make(0))
    ]) {
      assert.isTrue(Object.is(zero.lower, 0) && Object.is(zero.upper, 0))
    }
  })
})

/** The same with ends rounded to halves. */
const whole = (self: Quantity.Quantity): Quantity.Quantity => {
  const half = (value: number) => (Number.isFinite(value) ? Math.round(value * 2) / 2 : value)
  const [lower, upper] = [half(self.lower), half(self.upper)]
  return lower === upper ? Quantity.exact(lower) : Quantity.interval({ ...self, lower, upper })
}

const holds: { readonly [K in Quantity.Comparator]: (x: number, t: number) => boolean } = {
  ">=": (x, t) => x >= t,
  ">": (x, t) => x > t,
  "<=": (x, t) => x <= t,
  "<": (x, t) => x < t,
  "=": (x, t) => x === t
}
const comparators = Object.keys(holds) as ReadonlyArray<Quantity.Comparator>

describe("comparing a quantity with a threshold", () => {
  it("answers yes or no only where every possible value does, and always where they do", () => {
    const rng = random(25)
    for (let run = 0; run < runs; run++) {
      const quantity = { ...generate(rng), about: false }
      const threshold = rng.pick([...numbers, quantity.lower, quantity.upper].filter(Number.isFinite))
      const comparator = rng.pick(comparators)
      const values = Array.from({ length: 12 }, () => inside(rng, quantity))
      const answers = new Set(values.map((value) => holds[comparator](value, threshold)))
      const answer = Quantity.compare(quantity, comparator, threshold)
      const say = () => JSON.stringify([quantity, comparator, threshold, [...answers]])
      if (answer !== undefined) assert.deepStrictEqual([...answers], [answer], say())
      else if (Quantity.isExact(quantity)) assert.fail(say())
    }
  })

  it("answers as far as bounds go", () => {
    const ask = (text: string | number, comparator: Quantity.Comparator, threshold: number) =>
      Quantity.compare(make(text), comparator, threshold)
    assert.strictEqual(ask("> 550", ">", 550), true)
    assert.strictEqual(ask(">= 550", ">", 550), undefined)
    assert.strictEqual(ask("> 550", "<=", 550), false)
    assert.strictEqual(ask("> 550", ">=", 600), undefined)
    assert.strictEqual(ask("[100, 120]", "=", 110), undefined)
    assert.strictEqual(ask("[100, 120]", "=", 130), false)
    assert.strictEqual(ask(7, "=", 7), true)
  })

  it("decides by both ends of an about, which are in it", () => {
    assert.strictEqual(Quantity.compare(make("[60, 70]~"), ">=", 60), true)
    assert.strictEqual(Quantity.compare(make("[60, 70]~"), "<=", 70), true)
    assert.isUndefined(Quantity.compare(make("[60, 70]~"), ">", 60))
    assert.isUndefined(Quantity.compare(make("[60, 70]~"), "<", 70))
    for (const comparator of comparators) assert.isUndefined(Quantity.compare(make("~ 60"), comparator, 60))
  })

  it("takes an about for within a tenth, below zero too, and does not widen it twice", () => {
    const ask = (text: string, comparator: Quantity.Comparator, threshold: number) =>
      Quantity.compare(make(text), comparator, threshold)
    assert.isUndefined(ask("~ 60", ">=", 54.01))
    assert.strictEqual(ask("~ 60", ">=", 54), true)
    assert.isUndefined(ask("~ 60", ">", 54))
    assert.strictEqual(ask("~ 60", "<=", 66.01), true)
    assert.strictEqual(ask("~ 60", ">", 66.01), false)
    assert.isUndefined(ask("~ -60", ">=", -65.99))
    assert.strictEqual(ask("~ -60", ">=", -66), true)
    assert.strictEqual(ask("~ 0", ">=", 0), true)
    assert.strictEqual(ask("[54, 66]~", ">=", 53.99), true)
  })

  it("compares twelve significant digits", () => {
    const ask = (value: number, comparator: Quantity.Comparator, threshold: number) =>
      Quantity.compare(Quantity.exact(value), comparator, threshold)
    let tenths = 0
    for (let k = 0; k < 8; k++) tenths += 0.1
    assert.isBelow(tenths, 0.8)
    assert.strictEqual(ask(tenths, ">=", 0.8), true)
    assert.strictEqual(ask(tenths, "<", 0.8), false)
    assert.strictEqual(ask(0.1 + 0.2, "<=", 0.3), true)
    assert.strictEqual(ask(0.1 + 0.2, "=", 0.3), true)
    assert.strictEqual(ask(0.1 + 0.2, ">", 0.3), false)
    assert.strictEqual(ask(0.3 - 1e-13, ">=", 0.3), true)
    assert.strictEqual(ask(2000 + 1e-9, "<=", 2000), true)
    assert.strictEqual(ask(0.29999999999, ">=", 0.3), false)
    assert.strictEqual(ask(1e15 + 1, ">", 1e15), false)
    assert.strictEqual(ask(123456789012, ">", 123456789011), true)
    assert.strictEqual(ask(-0.1 - 0.2, ">=", -0.3), true)
    assert.strictEqual(ask(1e-300, ">", 0), true)
    assert.isUndefined(ask(NaN, ">=", 0))
    assert.strictEqual(Quantity.compare(Quantity.moreThan(0.1 + 0.2), ">", 0.3), true)
    assert.strictEqual(Quantity.compare(Quantity.lessThan(0.1 + 0.2), ">=", 0.3), false)
  })

  it("counts what misses by no more than the tolerance as met, and with it is never stricter", () => {
    const ask = (text: number | string, comparator: Quantity.Comparator, threshold: number, tolerance: number) =>
      Quantity.compare(make(text), comparator, threshold, tolerance)
    assert.strictEqual(ask(99.6, ">=", 100, 0.5), true)
    assert.strictEqual(ask(99.4, ">=", 100, 0.5), false)
    assert.strictEqual(ask(0.7, ">=", 0.8, 0.1), true)
    assert.strictEqual(ask(10.5, "<=", 10, 0.5), true)
    assert.strictEqual(ask(10.5, "<", 10, 0.5), false)
    assert.strictEqual(ask(99.5, ">", 100, 0.5), false)
    assert.strictEqual(ask("[99.6, 100.4]", "=", 100, 0.5), true)
    assert.isUndefined(ask("[99.4, 100.4]", "=", 100, 0.5))
    assert.strictEqual(ask("> 100.5", "=", 100, 0.5), false)
    assert.isUndefined(ask(">= 100.5", "=", 100, 0.5))
    const rng = random(27)
    for (let run = 0; run < runs; run++) {
      const quantity = generate(rng)
      const [comparator, threshold] = [rng.pick(comparators), rng.pick(numbers)]
      const [strict, lax] = [0, 3].map((slack) => Quantity.compare(quantity, comparator, threshold, slack))
      const say = () => JSON.stringify([quantity, comparator, threshold, strict, lax])
      if (strict === true && !quantity.about) assert.strictEqual(lax, true, say())
      if (lax === false && !quantity.about) assert.strictEqual(strict, false, say())
    }
  })
})

describe("the JSON form of a quantity", () => {
  it("is read back as the same quantity, for every one that can be built", () => {
    const rng = random(26)
    for (let run = 0; run < runs; run++) {
      const quantity = rng.chance(0.5)
        ? generate(rng)
        : Quantity.multiply(generate(rng), Quantity.exact(rng.next() * 10 ** rng.int(-30, 30)))
      const text = JSON.stringify(Quantity.toJson(quantity))
      assert.deepStrictEqual(make(JSON.parse(text)), quantity, text)
    }
  })

  it("is short where it can be", () => {
    const forms = [
      25,
      "> 550",
      ">= 143",
      "< 10",
      "<= 10",
      "~ 60",
      "[100, 120]",
      "(100, 120]",
      "[100, 120)~",
      "(100, Infinity)~",
      "> -Infinity"
    ]
    assert.deepStrictEqual(
      forms.map((form) => json(make(form))),
      forms
    )
    assert.strictEqual(json(make("[5, 5]")), 5)
    assert.strictEqual(json(make("= 5")), 5)
    assert.strictEqual(json(Quantity.between(120, 100)), "[100, 120]")
  })

  it("is refused when no value would be possible or it is no number", () => {
    for (const input of [
      NaN,
      Infinity,
      "",
      "abc",
      "> x",
      "NaN",
      "550",
      "> 2.853,5",
      "[5, 4]",
      "(5, 5)",
      "[5, 5)",
      "> Infinity",
      ">= Infinity",
      "< -Infinity",
      "= Infinity",
      "~ Infinity",
      "[Infinity, Infinity]"
    ]) {
      assert.throws(() => make(input), Problem.DocumentError, undefined, String(input))
    }
  })
})

describe("a quantity for people", () => {
  it("keeps its bound in both languages", () => {
    const say = (form: number | string) => [Quantity.render(make(form), "vi"), Quantity.render(make(form), "en")]
    assert.deepStrictEqual(say(2853), ["2.853", "2,853"])
    assert.deepStrictEqual(say("> 550"), ["hơn 550", "more than 550"])
    assert.deepStrictEqual(say(">= 143"), ["ít nhất 143", "at least 143"])
    assert.deepStrictEqual(say("< 10"), ["dưới 10", "less than 10"])
    assert.deepStrictEqual(say("<= 10"), ["không quá 10", "at most 10"])
    assert.deepStrictEqual(say("~ 60"), ["khoảng 60", "about 60"])
    assert.deepStrictEqual(say("[1000, 1200]"), ["1.000 đến 1.200", "1,000 to 1,200"])
    assert.deepStrictEqual(say("> -Infinity"), ["không rõ", "unknown"])
  })
})
