using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>Which way of signing a page shows, and whether the party has no other.</summary>
public sealed record ShownWay(bool ByLicence, bool IsOnly);

/// <summary>The second way of each party: its electronic licence. Which of the two ways stands open, and where its code stands.</summary>
public sealed class LicenceWay(IStringLocalizer<LicenceTexts> texts)
{
    private const string Name = "licence";

    /// <summary>As the address says; else the one that is under way.</summary>
    public static ShownWay ShownOf(SigningView seen, string? way, Caller caller)
    {
        // Who signed in by licence or account has no key: the enterprise's seal is a scan, and no other way is offered.
        var isOnly = seen.Request.Current?.Role == SignatoryRole.Enterprise && caller.Kind != CredentialKind.Certificate;
        return new ShownWay(isOnly || way == Name || (way is null && seen.Scan is { EndedAt: null }), isOnly);
    }

    public SignerAction.Licence ActionOf(SigningView seen, string at) => new($"{at}/licence", at)
    {
        ForRepresentative = seen.Request.Current?.Role == SignatoryRole.LegalRepresentative,
        QrText = seen.Scan?.QrText,
        State = (seen.Scan?.StateAt(seen.Now) ?? LicenceSealState.Waiting).ToString(),
        ExpiresAt = seen.Scan?.ExpiresAt ?? seen.Now,
        IsSecondary = seen.Scan?.IsOpenAt(seen.Now) == true,
    };

    public Tabs TabsOf(SignatoryRole role, string at, bool isLicence) => new(texts["Ways"],
    [
        new(texts[role == SignatoryRole.Enterprise ? "Way.Certificate" : "Way.Code"], $"{at}?way=own", !isLicence),
        new(texts["Way.Licence"], $"{at}?way={Name}", isLicence),
    ]);

    /// <summary>Why the last scan signed nothing.</summary>
    public static FormErrors ErrorsOf(SigningView seen) =>
        seen.Scan is { Refusal: { } code } ? Refusal.All.Single(r => r.Code == code).ToErrors() : FormErrors.None;
}
