using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Signing.Verification;

namespace Ciac.Portal.Pages.Verification;

/// <summary>上传 PDF 验签: the form, and what holds about the file that came.</summary>
public sealed record UploadView
{
    public VerificationReport? Report { get; init; }

    /// <summary>64 hexadecimal digits of the file that came.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The portal's own document, when it is one.</summary>
    public VerificationView? Known { get; init; }

    /// <summary>Set when it is a copy of a certificate: what that is worth now.</summary>
    public CopyView? Copy { get; init; }

    /// <summary>It is the document as it is kept now.</summary>
    public bool IsLatest { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;

    public FileVerdict Verdict => Report switch
    {
        { Signatures.Count: 0 } => FileVerdict.Unsigned,
        { Trusted: true } => FileVerdict.Trusted,
        { Intact: true } => FileVerdict.Untrusted,
        _ => FileVerdict.Broken,
    };

    public static UploadView Of(VerifiedFile file, Func<PublicDocument, VerificationView> known) => new()
    {
        Report = file.Report,
        Sha256 = Convert.ToHexStringLower(file.Sha256),
        Known = file.Known is { } document ? known(document) : null,
        IsLatest = file.IsLatest,
    };
}

public enum FileVerdict
{
    /// <summary>✔ intact, and a trusted root vouches for every signer.</summary>
    Trusted,

    /// <summary>! intact, but not everybody who signed is known to be who they say.</summary>
    Untrusted,

    /// <summary>✕ changed, or a signature does not hold.</summary>
    Broken,

    /// <summary>? nobody signed it.</summary>
    Unsigned,
}
