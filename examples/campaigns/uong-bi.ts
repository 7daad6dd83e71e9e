/** Phường Uông Bí, 2025: a speech of the ward's union on the digital-literacy movement. */
import { YouthUnion } from "@lantoa/plugin-youth-union"
import { citer, figures, type Module, note, text } from "./src/Citation.ts"

const report = "tham-luan-uong-bi"
const cite = citer(report)
const knownAt = "2025-12-31T16:59:59Z"
const ward = "vn.quang-ninh.phuong-uong-bi"
const undated = text(
  "Tham luận không ghi ngày; phường Uông Bí chỉ có từ 01/7/2025 nên số liệu không thể sớm hơn",
  "The speech has no date; the ward exists only from 1 July 2025, so the figure cannot be earlier"
)
const figure = figures({ prefix: "uong-bi", knownAt, period: "2025-H2", doubt: undated })

const direction = note("direction")
const lesson = note("lesson")
const solution = (id: string, vi: string, en: string) => ({ id, title: text(vi, en) })

export const uongBi: Module = {
  knownAt,
  documents: {
    directives: [
      {
        id: report,
        type: text("Tham luận", "Speech"),
        issuer: "union.quang-ninh.phuong-uong-bi",
        title: text(
          "Tuổi trẻ phường Uông Bí tiên phong trong chuyển đổi số và phong trào Bình dân học vụ số",
          "The youth of Uông Bí ward in digital transformation and the digital-literacy movement"
        ),
        note: undated
      }
    ],
    teams: [
      {
        id: "uong-bi.squad",
        name: text("Đội hình ra quân bình dân học vụ số phường Uông Bí", "Digital-literacy squad of Uông Bí ward"),
        kind: YouthUnion.teamKinds.digitalLiteracy.id,
        host: ward,
        lead: "union.quang-ninh.phuong-uong-bi",
        from: "2025-07-01"
      }
    ],
    campaigns: [
      {
        id: "uong-bi-2025",
        name: text("Bình dân học vụ số phường Uông Bí", "Digital literacy for all in Uông Bí ward"),
        theme: text(
          "Đi từng ngõ, đến từng nhà, hướng dẫn từng người",
          "Down every lane, to every house, guiding every person"
        ),
        organiser: "union.quang-ninh.phuong-uong-bi",
        unit: ward,
        period: "2025-H2",
        solutions: [
          solution(
            "city-management",
            "Áp dụng công nghệ số trong quản lý nhà nước, quản lý đô thị; hướng dẫn dịch vụ công trực tuyến",
            "Digital tools in administration and city management; guidance on online public services"
          ),
          solution(
            "hands-on-training",
            "Truyền thông, tập huấn, cầm tay chỉ việc cho người dân, nhất là người cao tuổi, lao động tự do",
            "Outreach and hands-on training, above all for older people and casual workers"
          ),
          solution(
            "digital-economy",
            "Khuyến khích thanh niên phát triển kinh tế số",
            "Encourage youth to build the digital economy"
          ),
          solution(
            "skills",
            "Đào tạo chuyên sâu cho thanh niên về kỹ năng truyền đạt, bảo mật, trí tuệ nhân tạo",
            "Deeper training for youth in teaching, security and artificial intelligence"
          ),
          solution(
            "partners",
            "Tăng cường liên kết, phối hợp đa ngành, lồng ghép vào các phong trào khác",
            "Work with other sectors and inside other movements"
          ),
          solution(
            "rewards",
            "Xây dựng cơ chế khen thưởng tập thể, cá nhân có thành tích xuất sắc",
            "Reward groups and people who do outstandingly well"
          )
        ],
        notes: [
          direction("Nâng cao năng lực số trong tổ dân cư", "Raise digital capacity in the neighbourhoods"),
          direction(
            "Nâng cao năng lực số thanh niên, khuyến khích chuyển đổi số trong sản xuất kinh tế",
            "Raise the digital capacity of youth and its use in production"
          ),
          direction(
            "Chuyển đổi số sáng tạo, linh hoạt trong quản lý đoàn viên, hoạt động đoàn",
            "Digital ways of managing members and the union's work"
          ),
          direction(
            "Tăng cường liên kết, phối hợp với chính quyền, các tổ chức chính trị",
            "Work with the authorities and political organisations"
          ),
          lesson(
            "Uông Bí có điều kiện kinh tế - xã hội thuận lợi, dân trí cao, nhân dân nhanh nhạy tiếp thu công nghệ mới",
            "Uông Bí has good conditions and people who take up new technology quickly"
          ),
          lesson(
            "Thanh niên Uông Bí đông đảo, có kiến thức, năng lực số, là nhân tố chính",
            "Its youth are many and able, and the main force"
          ),
          lesson(
            "Cần sự phối hợp giữa Đoàn thanh niên, các tổ chức chính trị - xã hội và chính quyền",
            "The union, other organisations and the authorities must act together"
          )
        ],
        source: { directive: report }
      }
    ],
    activities: [
      {
        id: "uong-bi.launch",
        name: text("Ra mắt đội hình bình dân học vụ số", "Launch of the digital-literacy squad"),
        kind: "launch",
        period: "2025-H2",
        places: [ward],
        teams: ["uong-bi.squad"],
        organisations: ["union.quang-ninh.phuong-uong-bi"],
        campaign: "uong-bi-2025"
      },
      {
        id: "uong-bi.training",
        name: text("Tập huấn nâng cao năng lực số cho đoàn viên", "Training of union members in digital capacity"),
        kind: "training",
        period: "2025-H2",
        places: [ward],
        organisations: ["union.quang-ninh.phuong-uong-bi"],
        cohorts: ["youth-union.members"],
        campaign: "uong-bi-2025"
      }
    ]
  },
  batch: {
    id: "uong-bi-2025",
    observations: [
      figure("core-members", "core-members", {
        units: [ward],
        team: "uong-bi.squad",
        value: 35,
        source: cite(2108, "với nòng cốt 35 thành viên")
      })
    ]
  }
}
