/**
 * The new year of the Vietnamese lunisolar calendar: new moons and the sun's longitude by Meeus (Astronomical Algorithms,
 * chapters 25 and 49), in Ho Ngoc Duc's short forms, with days as Julian day numbers.
 *
 * @internal
 */

import { Day } from "@lantoa/core"

/** Viet Nam's clock is this part of a day ahead. */
const ahead = 7 / 24
const epoch = 2440588
const radians = Math.PI / 180

/** The day on which the `k`-th new moon since 1900 falls. */
const newMoon = (k: number): number => {
  const t = k / 1236.85
  const sine = (degrees: number) => Math.sin(degrees * radians)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2)
  const true_ =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(2 * moon + sun)
  const clock = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return Math.floor(mean + true_ - clock + 0.5 + ahead)
}

/** Which twelfth of its way the sun is in when a day begins, from 0 at the equinox of March. */
const twelfth = (day: number): number => {
  const t = (day - 0.5 - ahead - 2451545) / 36525
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t ** 2) * radians
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t ** 2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly)
  const longitude = mean + centre
  return Math.floor((((longitude % 360) + 360) % 360) / 30)
}

const solstice = 9

/** The number of the new moon that begins the month with the solstice of December of a year: the eleventh month. */
const eleventh = (year: number): number => {
  const last = Day.toEpoch(Day.from(`${year}-12-31`)) + epoch
  const k = Math.floor((last - 2415021) / 29.530588853)
  return twelfth(newMoon(k)) >= solstice ? k - 1 : k
}

/** The first day of the first month, as `2024-02-10`: two months after the eleventh, and one more after a leap month. */
export const newYear = (year: number): string => {
  const start = eleventh(year - 1)
  const long = eleventh(year) - start === 13
  // A month in which the sun enters no new twelfth is the leap month.
  const isLeap = (k: number) => twelfth(newMoon(k)) === twelfth(newMoon(k + 1))
  const leap = long && (isLeap(start + 1) || isLeap(start + 2))
  return Day.fromEpoch(newMoon(start + (leap ? 3 : 2)) - epoch)
}
