using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Personal;

/// <summary>Page E25 个人证书管理: the own personal certificate; null for who acts for a unit, who is told how to get here.</summary>
public sealed record PersonalView
{
    public required string Name { get; init; }

    /// <summary>Masked, as is the number inside the certificate's unique identifier.</summary>
    public required string IdNumber { get; init; }
    public required string UniqueId { get; init; }
    public required string SerialNumber { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required int DaysLeft { get; init; }

    /// <summary>Null while not registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }
    public bool NameDiffers { get; init; }
    public required int Sessions { get; init; }
    public required IReadOnlyList<BusinessEntry> Items { get; init; }
}

[Authorize(Roles = "Certificate,Individual")]
public sealed class IndexModel(ReadIndividual read, Sessions sessions, GrantedItems items, TimeProvider clock) : PortalPage
{
    public PersonalView? View { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await read.HandleAsync(Caller, ct) is not { User: var user } person) return;
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        View = new PersonalView
        {
            Name = user.Name,
            IdNumber = Mask.IdNumber(user.IdNumber),
            UniqueId = user.CertificateUniqueId.Replace(user.IdNumber, Mask.IdNumber(user.IdNumber), StringComparison.OrdinalIgnoreCase),
            SerialNumber = user.SerialNumber,
            ValidFrom = user.ValidFrom,
            ValidUntil = user.ValidUntil,
            DaysLeft = (int)(user.ValidUntil - clock.GetUtcNow()).TotalDays,
            RegisteredAt = person.RegisteredAt,
            NameDiffers = person.NameDiffers,
            Sessions = (await sessions.ListAsync(Caller, ct)).Count,
            Items = [.. (await items.CatalogueAsync(ct)).Where(i => i.IsForIndividuals).Select(i => new BusinessEntry(i.NameIn(culture), $"/items/{i.Code}"))],
        };
    }
}
