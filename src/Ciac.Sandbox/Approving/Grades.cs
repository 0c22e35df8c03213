namespace Ciac.Sandbox.Approving;

/// What each kind of certificate is made of, and the ladder of its grades, the lowest first.
public sealed record Grades(string Kind, string Prefix, string Name)
{
    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Ladder { get; init; }

    public static readonly IReadOnlyList<Grades> All =
    [
        new("Survey", "B", "工程勘察") { Categories = ["岩土工程", "工程测量", "水文地质勘察"], Ladder = ["丙级", "乙级", "甲级"] },
        new("Design", "A", "工程设计") { Categories = ["建筑行业（建筑工程）", "市政行业（道路工程）", "风景园林工程专项"], Ladder = ["丙级", "乙级", "甲级"] },
        new("Construction", "D", "建筑业企业") { Categories = ["建筑工程施工总承包", "市政公用工程施工总承包", "地基基础工程专业承包", "钢结构工程专业承包"], Ladder = ["三级", "二级", "一级", "特级"] },
        new("BiddingAgency", "F", "招标代理机构") { Categories = ["工程招标代理"], Ladder = ["暂定级", "乙级", "甲级"] },
        new("CostConsulting", "J", "造价咨询企业") { Categories = ["工程造价咨询"], Ladder = ["乙级", "甲级"] },
        new("Supervision", "E", "工程监理") { Categories = ["房屋建筑工程监理", "市政公用工程监理"], Ladder = ["丙级", "乙级", "甲级"] },
        new("Testing", "T", "工程检测机构") { Categories = ["见证取样检测", "地基基础工程检测"], Ladder = ["专项", "综合"] },
    ];

    public static Grades? Of(string kind) => All.FirstOrDefault(grades => grades.Kind == kind);

    public ApprovedGrade First => new(Categories[0], Ladder[Math.Min(1, Ladder.Count - 1)]);

    /// One step along the ladder; the ends stay.
    public ApprovedGrade Moved(ApprovedGrade grade, int step) =>
        grade with { Grade = Ladder[Math.Clamp(Ladder.ToList().IndexOf(grade.Grade) + step, 0, Ladder.Count - 1)] };

    /// The first category that the certificate does not have yet; a numbered one when it has all.
    public ApprovedGrade Another(IReadOnlyList<ApprovedGrade> grades) =>
        new(Categories.FirstOrDefault(category => grades.All(grade => grade.Category != category)) ?? $"{Categories[0]}（{grades.Count + 1}）", Ladder[0]);
}
