using Ciac.Core.Signatures;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>The acts of a signatory, which the desk's page and the phone's page offer alike.</summary>
public sealed record SigningVerbs(
    SealAsEnterprise Seal, AskRepresentativeCode Ask, SignAsRepresentative Sign, EndSignatureRequest End, ShowLicenceSeal Scan, IStringLocalizer<SignatureTexts> Texts)
{
    /// <summary>The chosen reason and the typed words as one sentence; empty when nothing was said.</summary>
    public string ReasonOf(string? reason, string? words)
    {
        var chosen = string.IsNullOrEmpty(reason) || Texts[$"Decline.{reason}"] is not { ResourceNotFound: false } text ? "" : text.Value;
        return string.Join("：", new[] { chosen, (words ?? "").Trim() }.Where(part => part.Length > 0));
    }
}
