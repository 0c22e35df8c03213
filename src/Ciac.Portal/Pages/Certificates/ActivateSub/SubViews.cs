using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Certificates.ActivateSub;

/// <summary>The main certificate's eight fields, which tell the holder that this is the right unit.</summary>
public sealed record MainFacts(string UnitName, string Identifier, string? UniqueId)
{
    public string? SerialNumber { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public string? Nickname { get; init; }

    public string? HolderName { get; init; }

    /// <summary>Masked.</summary>
    public string? Mobile { get; init; }
}

/// <summary>Page E8 副证书开通: the main certificate beside this one, and the holder.</summary>
public sealed record SubView(MainFacts Main, CertificateFacts Certificate, HolderFieldsView Fields)
{
    public required string CertificateName { get; init; }

    /// <summary>Its number, when it is added in the session of an administrator; null when it signed in by itself.</summary>
    public string? Added { get; init; }
}

public sealed record SubProgressView(string UnitName, string Number, string PollHref);

/// <summary>How it ended; re-openable by its address.</summary>
public sealed record SubEndView(string State, string Number, string UnitName)
{
    public required DateTimeOffset At { get; init; }

    public required CertificateFacts Certificate { get; init; }

    public required Timeline Timeline { get; init; }

    public bool Added { get; init; }

    /// <summary>The page that the sign-in was for, or home.</summary>
    public string EnterHref { get; init; } = "/";

    /// <summary>The licence platform gave it a role that holds every item.</summary>
    public bool WithRole { get; init; }

    /// <summary>Holder and legal representative are the same person.</summary>
    public bool MayBecomeRepresentative { get; init; }
}
