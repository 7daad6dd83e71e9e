/** What the campaigns are judged by. @internal */
import { Expression, type Plugin } from "@lantoa/plugin"

type Indicator = NonNullable<Plugin.Encoded["indicators"]>[number]

const of = (name: string) => `youth-union.${name}`
const measure = (name: string) => Expression.measure(of(name))

const indicator = (name: string, vi: string, en: string, expression: Expression.Expression): Indicator => ({
  id: of(name),
  title: { vi, en },
  expression
})

/** The percentage of a cohort's people who are among those a measure counts. */
const shareOf = (cohort: string, name: string): Expression.Expression =>
  Expression.coverage(Expression.measure(of(name), { cohort: of(cohort) }), Expression.population(of(cohort)))

export const indicators: ReadonlyArray<Indicator> = [
  indicator("active-teams", "Số Tổ công nghệ số cộng đồng", "Community digital technology teams", measure("teams")),
  indicator(
    "new-teams",
    "Số Tổ công nghệ số cộng đồng thành lập mới",
    "New community digital technology teams",
    measure("teams-established")
  ),
  indicator(
    "participants-per-team",
    "Số cán bộ, đoàn viên, thanh niên bình quân một tổ",
    "Officials, members and youth per team",
    Expression.ratio(measure("team-participants"), measure("teams"))
  ),
  indicator(
    "youth-per-team",
    "Số đoàn viên, thanh niên bình quân một tổ",
    "Members and youth per team",
    Expression.ratio(measure("team-youth-participants"), measure("teams"))
  ),
  indicator(
    "hamlets-in-pilot",
    "Số khóm, ấp được chọn thí điểm",
    "Hamlets chosen for the pilot",
    measure("pilot-hamlets")
  ),
  indicator(
    "district-coverage",
    "Tỷ lệ đơn vị cấp huyện đã thành lập Tổ công nghệ số cộng đồng",
    "Districts with a community digital technology team",
    Expression.coverage(measure("districts-with-teams"), Expression.units("district", "state"))
  ),
  indicator(
    "volunteer-team-coverage",
    "Tỷ lệ đơn vị cấp xã có tổ thanh niên tình nguyện chuyển đổi số cộng đồng",
    "Communes with a youth volunteer team",
    Expression.coverage(measure("communes-with-volunteer-teams"), measure("communes"))
  ),
  indicator(
    "training",
    "Lượt tham gia tập huấn chuyển đổi số",
    "Turns at digital training courses",
    measure("training-turns")
  ),
  indicator(
    "outreach",
    "Lượt được tuyên truyền, hướng dẫn chuyển đổi số",
    "Turns at digital outreach and guidance",
    measure("outreach-turns")
  ),
  indicator(
    "capacity-activities-held",
    "Số hoạt động nâng cao năng lực số",
    "Activities that raise digital capacity",
    measure("capacity-activities")
  ),
  indicator(
    "youth-and-children-reached",
    "Tỷ lệ thanh thiếu nhi được tiếp cận hoạt động nâng cao năng lực số",
    "Youth and children reached by activities that raise digital capacity",
    shareOf("youth-and-children", "digital-activity-participants")
  ),
  indicator(
    "bodies-on-software",
    "Tỷ lệ tổ chức Đoàn sử dụng phần mềm điều hành, tác nghiệp",
    "Union bodies that use software for their work",
    Expression.coverage(measure("bodies-with-software"), measure("body-count"))
  ),
  indicator(
    "youth-public-services",
    "Tỷ lệ thanh niên sử dụng dịch vụ công trực tuyến",
    "Youth who use online public services",
    shareOf("youth", "public-service-users")
  ),
  indicator(
    "youth-payment-accounts",
    "Tỷ lệ thanh niên sử dụng tài khoản thanh toán điện tử",
    "Youth who use an electronic payment account",
    shareOf("youth", "payment-account-users")
  ),
  indicator(
    "members-digital-services",
    "Tỷ lệ cán bộ đoàn, đoàn viên sử dụng các dịch vụ trên môi trường số",
    "Officials and members who use the promoted digital services",
    shareOf("officials-and-members", "digital-service-users")
  ),
  indicator(
    "youth-digital-services",
    "Tỷ lệ thanh niên sử dụng các dịch vụ trên môi trường số",
    "Youth who use the promoted digital services",
    shareOf("youth", "digital-service-users")
  ),
  indicator(
    "member-registration",
    "Tỷ lệ đoàn viên đã nhập vào phần mềm quản lý đoàn viên",
    "Members entered in the membership software",
    Expression.coverage(measure("registered-members"), Expression.population(of("members")))
  ),
  indicator(
    "core-digital-staff-held",
    "Số nhân sự nòng cốt về chuyển đổi số",
    "Core staff for digital transformation",
    measure("core-digital-staff")
  )
]
