using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>One row of 企业证书管理, masked here on the server.</summary>
public sealed record ListRow(Guid Id, int Number, string UniqueId, CertificateRights Rights)
{
    public required string Nickname { get; init; }
    public string? HolderName { get; init; }
    public string? Mobile { get; init; }
    public required HolderRole Role { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required CertificateStanding Standing { get; init; }
    public int DaysLeft { get; init; }
    public bool IsMain { get; init; }
    public bool IsOwn { get; init; }

    /// <summary>A clerk is told of the own items only.</summary>
    public bool ShowsItems { get; init; }
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>How many items are in force by a grant; who administers holds all and needs none.</summary>
    public int Granted { get; init; }

    public bool HasAllItems => Role != HolderRole.Clerk;

    public static ListRow Of(CertificateRow row, int number, Caller caller, DateTimeOffset now) => new(row.Credential.Id, number, row.Credential.UniqueId, row.Rights)
    {
        Nickname = row.Credential.Nickname,
        HolderName = row.Credential.HolderName,
        Mobile = row.Credential.HolderMobile is { Length: > 0 } mobile ? Mask.Mobile(mobile) : null,
        Role = row.Credential.Role,
        ValidUntil = row.Credential.ValidUntil,
        Standing = ListCertificates.StandingOf(row.Credential, now),
        DaysLeft = Math.Max(0, (int)(row.Credential.ValidUntil - now).TotalDays),
        IsMain = row.Credential.IsMain,
        IsOwn = row.Credential.Id == caller.CredentialId,
        ShowsItems = caller.Administers || row.Credential.Id == caller.CredentialId,
        LastSignInAt = row.LastSignInAt,
    };
}

/// <summary>Screen 4 企业证书管理.</summary>
public sealed record ListView(IReadOnlyList<ListRow> Rows, ListAddress Address, Pagination Pages)
{
    /// <summary>May add certificates and sees the cancelled ones.</summary>
    public bool Administers { get; init; }

    /// <summary>What was just done, as a key of the texts, and to which certificate.</summary>
    public string? Done { get; init; }
}

/// <summary>One certificate with everything that may be known of it; numbers are masked.</summary>
public sealed record DetailView(ListRow Row, CertificateFacts Facts, HolderFacts Holder)
{
    public required string CertificateName { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required bool IsRegistered { get; init; }
    public bool MayBecomeRepresentative { get; init; }
    public bool Saved { get; init; }
}

public sealed record EditView(Guid Id, string UniqueId, HolderFieldsView Fields)
{
    /// <summary>The legal representative's role ends when the holder becomes another person.</summary>
    public bool IsRepresentative { get; init; }
}

public sealed record CancelView(ListRow Row)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>A key is plugged in beside this session: to be added, or to be enabled.</summary>
public sealed record PlugInView(string Act, ProveAction Prove)
{
    public ListRow? Row { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record HistoryRow(string Action, DateTimeOffset At)
{
    public string? UniqueId { get; init; }
    public string? Nickname { get; init; }
    public string? By { get; init; }
    public string? Number { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<string> Changes { get; init; } = [];
    public string? DocumentHref { get; init; }
}

public sealed record HistoryView(IReadOnlyList<HistoryRow> Rows, Pagination Pages);
