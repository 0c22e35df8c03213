namespace Ciac.Signing.Pdf;

/// <summary>
/// What stands on an electronic qualification certificate (电子资质证书), by the zones of its layout; the look is not part of it.
/// Equal content gives equal bytes.
/// </summary>
public sealed record CertificateDocument
{
    /// <summary>Zone A: the kind of certificate, for example 建筑业企业资质证书; also the title of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Zone A, below: 批准件 or 使用件.</summary>
    public required string Copy { get; init; }

    /// <summary>The document number of this copy, at the foot.</summary>
    public required string Number { get; init; }

    /// <summary>Zone B: the enterprise's data in their order, label and value.</summary>
    public required IReadOnlyList<FormRow> Holder { get; init; }

    /// <summary>Zone C: 证书编号.</summary>
    public required string CertificateNumber { get; init; }

    /// <summary>Zone C: 有效期至, the last valid day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Zone C: 资质类别及等级, one text per category with its grade; many are set smaller, never cut.</summary>
    public required IReadOnlyList<string> Grades { get; init; }

    /// <summary>Zone D; null on an approval copy, which has no such zone.</summary>
    public CertificateUse? Use { get; init; }

    /// <summary>Zone E: the address that the QR code opens.</summary>
    public required string QrText { get; init; }

    /// <summary>Zone E: the sentence beside the QR code.</summary>
    public required string QrCaption { get; init; }

    /// <summary>Zone E: which site a scan must open (请确认网址为…), against codes that look alike.</summary>
    public required string SiteWarning { get; init; }

    /// <summary>Zone F: 发证机关; also the author of the file.</summary>
    public required string Authority { get; init; }

    /// <summary>Zone F: 批准日期.</summary>
    public required DateOnly ApprovedOn { get; init; }

    /// <summary>Zone F: 电子签名串, a digest over what the certificate says, to compare on paper.</summary>
    public required string SignatureString { get; init; }

    /// <summary>本件生成日期, shown to the minute at the offset that it has.</summary>
    public required DateTimeOffset GeneratedOn { get; init; }

    /// <summary>Natural language of the text (RFC 3066).</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>One box per signature, in order of signing: the enterprise's (use copy only), the authority's, the platform's.</summary>
    public required IReadOnlyList<SignatureBox> SignatureBoxes { get; init; }
}

/// <summary>Zone D: 本使用件仅用于：… 使用期限…至….</summary>
/// <param name="Purpose">As the enterprise typed it; also the watermark.</param>
/// <param name="From">The first day of use.</param>
/// <param name="Until">The last day of use.</param>
public sealed record CertificateUse(string Purpose, DateOnly From, DateOnly Until);
