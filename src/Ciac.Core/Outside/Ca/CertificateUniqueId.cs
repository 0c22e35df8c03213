using System.Text.RegularExpressions;

namespace Ciac.Core.Outside.Ca;

/// <summary>证书唯一标识 in its parts. XY is an enterprise, SF a person; the leading number is opaque and decides nothing.</summary>
internal sealed partial record CertificateUniqueId(string Whole, bool IsPerson, string Code)
{
    public static CertificateUniqueId? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success ? new CertificateUniqueId(text, match.Groups["kind"].Value == "SF", match.Groups["code"].Value.ToUpperInvariant()) : null;
    }

    [GeneratedRegex(@"^[0-9]{3,4}@(?<kind>XY|SF)(?<code>[0-9A-Za-z]{6,32})\z")]
    private static partial Regex Form();
}
