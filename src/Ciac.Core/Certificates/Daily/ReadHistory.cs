using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>One line of 操作历史; the request leads to the signed document that belongs to it.</summary>
public sealed record HistoryLine(AuditEvent Event, Guid? RequestId)
{
    /// <summary>The certificate that the line is about, which is not always the one that acted.</summary>
    public string? UniqueId { get; init; }

    public string? Nickname { get; init; }
}

public sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, int Total, int Page);

/// <summary>操作历史: the audit entries of the unit's certificates and of its own data, newest first. A clerk sees those of the own certificate.</summary>
public sealed class ReadHistory(CiacDb db, CertificateRows rows)
{
    public const int PageSize = 20;

    public async Task<Outcome<HistoryPage>> HandleAsync(Caller caller, int page, CancellationToken ct)
    {
        if (caller.CredentialId is null) return CertificateRefusals.NotAllowed;
        var wanted = Wanted(caller);
        var total = await wanted.CountAsync(ct);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var events = await wanted.OrderByDescending(e => e.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new HistoryPage(await WithDocumentsAsync(caller, events, ct), total, shown);
    }

    /// <summary>The time line of one business object; its finder has judged who may see it.</summary>
    public Task<List<AuditEvent>> OfSubjectAsync(string subject, CancellationToken ct) =>
        db.AuditEvents.AsNoTracking().Where(e => e.Subject == subject).OrderBy(e => e.Id).ToListAsync(ct);

    private IQueryable<AuditEvent> Wanted(Caller caller)
    {
        var ofUnit = db.AuditEvents.AsNoTracking().Where(e => e.Identifier == caller.Identifier
            && (e.Action.StartsWith("certificate.") || e.Action.StartsWith("sub.") || e.Action.StartsWith("change.") || e.Action.StartsWith("activation.") || e.Action.StartsWith("upgrade.") || e.Action.StartsWith("unit.")));
        return caller.Administers ? ofUnit : ofUnit.Where(e => e.CredentialUniqueId == caller.UniqueId || e.Subject == caller.UniqueId);
    }

    private async Task<IReadOnlyList<HistoryLine>> WithDocumentsAsync(Caller caller, List<AuditEvent> events, CancellationToken ct)
    {
        var subjects = events.Where(HasDocument).Select(e => e.Subject).ToList();
        var documents = events.Where(IsSigned).Select(e => e.DocumentId).ToList();
        var requests = await db.SignatureRequests.AsNoTracking()
            .Where(r => (subjects.Contains(r.Subject) || documents.Contains(r.DocumentId)) && r.OwnerIdentifier == caller.Identifier && r.State == SignatureRequestState.Completed)
            .ToListAsync(ct);
        var about = await AboutAsync(caller, events, ct);
        var nicknames = await rows.OfUnit(caller).Where(c => about.Values.Contains(c.UniqueId)).ToDictionaryAsync(c => c.UniqueId, c => c.Nickname, ct);
        return [.. events.Select(e => new HistoryLine(e, requests.Find(r => IsSigned(e) ? r.DocumentId == e.DocumentId : HasDocument(e) && r.Subject == e.Subject)?.Id)
        {
            UniqueId = about.GetValueOrDefault(e.Id),
            Nickname = nicknames.GetValueOrDefault(about.GetValueOrDefault(e.Id) ?? ""),
        })];
    }

    private static bool HasDocument(AuditEvent e) => e.Action is "activation.done" or "upgrade.done" or "unit.changed";

    private static bool IsSigned(AuditEvent e) => e.Action.StartsWith("certificate.", StringComparison.Ordinal) && e.DocumentId is not null;

    // One certificate cancels another, adds a third and upgrades a fourth: the line is about that one.
    private async Task<Dictionary<long, string?>> AboutAsync(Caller caller, List<AuditEvent> events, CancellationToken ct)
    {
        var numbers = events.Where(e => e.Action.StartsWith("sub.", StringComparison.Ordinal)).Select(e => e.Subject).ToList();
        var added = await db.SubActivations.AsNoTracking()
            .Where(a => numbers.Contains(a.Number) && a.Identifier == caller.Identifier)
            .ToDictionaryAsync(a => a.Number, a => a.UniqueId, ct);
        var upgrades = events.Where(e => e.Action.StartsWith("upgrade.", StringComparison.Ordinal)).Select(e => e.Subject).ToList();
        var upgraded = await db.Upgrades.AsNoTracking()
            .Where(u => upgrades.Contains(u.Number) && u.Identifier == caller.Identifier)
            .Join(db.Credentials, u => u.SubId, c => c.Id, (u, c) => new { u.Number, c.UniqueId })
            .ToDictionaryAsync(u => u.Number, u => u.UniqueId, ct);
        return events.ToDictionary(e => e.Id, e => e.Action.StartsWith("certificate.", StringComparison.Ordinal)
            ? e.Subject
            : upgraded.GetValueOrDefault(e.Subject ?? "") ?? added.GetValueOrDefault(e.Subject ?? "") ?? e.CredentialUniqueId);
    }
}
