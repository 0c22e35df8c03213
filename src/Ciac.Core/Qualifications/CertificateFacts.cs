using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Qualifications;

/// <summary>What stands on the paper of one copy: one source for who draws it and for who compares the paper with it.</summary>
public sealed record CertificateFacts(Qualification Qualification, QualificationContent Content, QualificationCopy Copy)
{
    private const int SignatureGroups = 8;
    private const int GroupLength = 4;

    /// <summary>Zone A.</summary>
    public string Title => TitleOf(Qualification.Kind);

    /// <summary>Zone A, below.</summary>
    public string CopyName => Copy.Kind == CopyKind.UseCopy ? "使用件" : "批准件";

    /// <summary>Zone B.</summary>
    public IReadOnlyList<FormRow> Holder =>
    [
        new("企业名称", Content.EnterpriseName),
        new("注册地址", Content.RegisteredAddress),
        new("营业执照注册号", Content.RegistrationNumber),
        new("法定代表人", Content.RepresentativeName),
        new("注册资本", Content.RegisteredCapital),
        new("经济类型", Content.EconomicType),
    ];

    /// <summary>Zone C.</summary>
    public IReadOnlyList<string> Grades => [.. Content.Grades.Select(grade => grade.ToString())];

    /// <summary>Zone D; null on an approval copy.</summary>
    public CertificateUse? Use => Copy.Kind == CopyKind.UseCopy ? new CertificateUse(Copy.Purpose, Copy.FirstDayOf(Content), Copy.LastDayOf(Content)) : null;

    public static string TitleOf(QualificationKind kind) => kind switch
    {
        QualificationKind.Survey => "工程勘察资质证书",
        QualificationKind.Design => "工程设计资质证书",
        QualificationKind.Construction => "建筑业企业资质证书",
        QualificationKind.BiddingAgency => "招标代理机构资质证书",
        QualificationKind.CostConsulting => "造价咨询企业资质证书",
        QualificationKind.Supervision => "工程监理资质证书",
        _ => "工程检测机构资质证书",
    };

    /// <summary>
    /// Zone F 电子签名串: the first 128 bits of the SHA-256 over everything that is printed, in groups of four digits, so that a
    /// changed word on paper no longer goes with it.
    /// </summary>
    /// <param name="documentNumber">The number at the foot.</param>
    /// <param name="generatedOn">本件生成日期; counts to the minute, as it is printed.</param>
    public string SignatureString(string documentNumber, DateTimeOffset generatedOn)
    {
        var lines = new List<string> { Title, CopyName, documentNumber, Minute(generatedOn), Qualification.CertificateNumber };
        lines.AddRange(Holder.Select(row => row.Value));
        lines.AddRange(Grades);
        lines.AddRange([Content.Authority, Day(Content.ApprovedOn), Day(Content.ValidUntil)]);
        if (Use is { } use) lines.AddRange([use.Purpose, Day(use.From), Day(use.Until)]);
        var digits = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        return string.Join(' ', Enumerable.Range(0, SignatureGroups).Select(group => digits.Substring(group * GroupLength, GroupLength)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => PortalClock.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
