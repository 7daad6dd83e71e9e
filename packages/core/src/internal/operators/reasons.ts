/** Why a cell has no value, in words. @internal */
import * as Day from "../../Day.ts"
import type { Reason } from "../../Reading.ts"
import type * as Team from "../../Team.ts"
import type * as Text from "../../Text.ts"
import type { Outcome } from "./outcome.ts"
import * as Words from "../../Words.ts"

export const figures = (title: Text.Text): Reason => ({
  code: "no-figures",
  text: { vi: `chưa có số liệu “${title.vi}”`, en: `no figure of "${title.en}" was reported` }
})

/** Of a unit of which teams alone would tell, and which has none. */
export const teamless = (title: Text.Text, noun: Text.Text): Reason => {
  const { text } = figures(title)
  return {
    code: "no-figures",
    text: { vi: `${text.vi}: ${noun.vi} này không có tổ`, en: `${text.en}: this ${noun.en} has no team` }
  }
}

export const unknown = (title: Text.Text): Reason => ({
  code: "no-figures",
  text: {
    vi: `có báo cáo nhưng chưa rõ số liệu “${title.vi}”`,
    en: `"${title.en}" was asked for and is not known`
  }
})

export const blank = (title: Text.Text): Reason => ({
  code: "no-figures",
  text: {
    vi: `có báo cáo nhưng để trống số liệu “${title.vi}”`,
    en: `"${title.en}" was left blank in what was filed`
  }
})

/** With what is known beside it. */
export const noted = (title: Text.Text, note: Text.Text): Reason => {
  const { text } = figures(title)
  return { code: "no-figures", text: { vi: `${text.vi} (${note.vi})`, en: `${text.en} (${note.en})` } }
}

/** Of a stock that nobody told of these days: the last day on which somebody did. */
export const older = (title: Text.Text, day: Day.Day, year: number): Reason =>
  noted(title, { vi: `số gần nhất: ngày ${Words.day(day, "vi", year)}`, en: `latest: ${Words.day(day, "en", year)}` })

const around = { vi: "các số liệu bao gồm phần này", en: "figures that include this" }

/** Figures around it contradict each other, or those of units within it. */
export const contradiction = (title: Text.Text, those: Text.Text = around): Reason => ({
  code: "contradiction",
  text: {
    vi: `chưa suy ra được số liệu “${title.vi}”: ${those.vi} không khớp nhau, cần đối chiếu`,
    en: `"${title.en}" does not follow: ${those.en} contradict each other; reconcile`
  }
})

export const several = (title: Text.Text): Reason => ({
  code: "several-figures",
  text: {
    vi: `có nhiều số liệu “${title.vi}” mà chỉ được lấy một`,
    en: `there are several figures of "${title.en}" where only one can be taken`
  }
})

export const population = (cohort: Text.Text): Reason => ({
  code: "no-denominator",
  text: {
    vi: `chưa biết dân số của đối tượng “${cohort.vi}”`,
    en: `the population of cohort "${cohort.en}" is not known`
  }
})

/** Of two stocks that are of different days. */
export const apart: Reason = {
  code: "no-denominator",
  text: { vi: "không ngày nào có đủ tử số và mẫu số", en: "no day has both numerator and denominator" }
}

/** Of two stocks of which one is taken off the other. */
export const aside: Reason = {
  code: "no-figures",
  text: { vi: "không ngày nào có đủ cả hai số liệu", en: "no day has both figures" }
}

export const units: Reason = {
  code: "no-denominator",
  text: { vi: "hệ thống chưa nhập danh sách đơn vị của cấp này", en: "the model knows no unit of this level here" }
}

export const each: Reason = {
  code: "no-figures",
  text: {
    vi: "chưa có số liệu để biết đơn vị nào đạt, đơn vị nào không",
    en: "no figure says of any unit whether it meets the threshold"
  }
}

const zero: Reason = {
  code: "zero-denominator",
  text: { vi: "mẫu số bằng 0 hoặc có thể bằng 0", en: "the denominator is, or may be, zero" }
}

/** Why nothing is divided by what may be zero: where it only lies in something larger, that nobody told it. */
export const indivisible = ({ covered, missing = zero, reported, value }: Outcome): Reason =>
  reported === undefined && !covered && value?.upper !== 0 ? missing : zero

/** What was not there on a day; `life` goes on with when it was. */
export const notAlive = (name: Text.Text, day: Day.Day, life: Text.Text = { vi: "", en: "" }): Reason => ({
  code: "not-alive",
  text: {
    vi: `“${name.vi}” không có trong hệ thống tổ chức này vào ngày ${Words.day(day, "vi")}${life.vi}`,
    en: `"${name.en}" does not exist in this hierarchy on ${Words.day(day, "en")}${life.en}`
  }
})

/** A team before it was set up, or since it was dissolved: when there was one. */
export const noTeam = ({ from, name, to }: Team.Team): Reason => ({
  code: "not-alive",
  text: Words.both((language) => {
    const vi = language === "vi"
    const on = (word: string, day: Day.Day) => ` ${word} ${Words.day(day, language)}`
    const since = from === undefined ? "" : on(vi ? "từ ngày" : "from", from)
    const until = to === undefined ? "" : on(vi ? "đến ngày" : "until", Day.add(to, -1))
    return `"${name[language]}" ${vi ? "chỉ có" : to === undefined ? "exists only" : "existed only"}${since}${until}`
  })
})

export const overflow: Reason = {
  code: "overflow",
  text: {
    vi: "kết quả lớn quá mức tính được; hãy kiểm tra các số liệu lớn nhất",
    en: "the result is larger than can be computed; check the largest figures"
  }
}

export const share: Reason = {
  code: "unknown-share",
  text: {
    vi: "có số liệu của đơn vị bị chia tách mà chưa biết tỷ lệ; hãy cho tỷ lệ (weights) hoặc bỏ chế độ nghiêm ngặt (strict)",
    en: "figures of divided units went in without a known share; give weights, or drop strict to get a bound"
  }
}
