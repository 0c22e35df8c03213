using System.Text.Json;
using Ciac.Sandbox.Callbacks;
using Ciac.Sandbox.Licence;
using Ciac.Sandbox.Registry;
using Ciac.Sandbox.Seeds;

namespace Ciac.Sandbox.Approving;

public sealed record CertificateWish(string Identifier, string Kind)
{
    public string Delivery { get; init; } = Deliveries.Once;
}

/// A change as the page and tests ask for it; Whole says that nothing is left.
public sealed record ChangeWish(string Change)
{
    public string? EndedAs { get; init; }

    public string? Reason { get; init; }

    public bool Whole { get; init; }

    public string Delivery { get; init; } = Deliveries.Once;
}

public static class Deliveries
{
    public const string Once = "once";
    public const string Twice = "twice";
    public const string Held = "held";
    public static readonly IReadOnlyList<string> All = [Once, Twice, Held];
}

public sealed record ToldEvent(string Number, string EventId, long Sequence);

/// Approves, changes and ends certificates, and tells the portal.
public sealed class ApprovingSystem(CertificateStore store, EnterpriseStore enterprises, RegistryStore registry, SignedCallbacks callbacks, TimeProvider clock)
{
    private const int YearsValid = 5;
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Encoder = SandboxJson.AsWritten.Encoder };

    /// Null when there is no such enterprise or kind.
    public async Task<ToldEvent?> IssueAsync(CertificateWish wish, CancellationToken ct)
    {
        var enterprise = (await enterprises.AllAsync(ct)).FirstOrDefault(entry => entry.Identifier == wish.Identifier);
        if (enterprise is null || Grades.Of(wish.Kind) is not { } grades)
            return null;
        var content = await DescribeAsync(enterprise, ct);
        var certificate = new ApprovedCertificate(await store.NextNumberAsync(grades.Prefix, ct), wish.Identifier, wish.Kind)
        {
            Sequence = 1,
            Content = content with { Grades = [grades.First] },
        };
        await store.SaveAsync(certificate, ct);
        return await TellAsync(certificate, new ChangeWish("Issued") { Delivery = wish.Delivery }, ct);
    }

    /// Null when the certificate is unknown, has ended, or cannot be changed so.
    public async Task<ToldEvent?> ChangeAsync(string number, ChangeWish wish, CancellationToken ct)
    {
        if (await store.FindAsync(number, ct) is not { EndedAs: null } before || await ContentAfterAsync(before, wish, ct) is not { } content)
            return null;
        var after = before with { Sequence = before.Sequence + 1, EndedAs = wish.Whole ? wish.EndedAs : null, Content = content };
        return await store.SaveAsync(after, ct) ? await TellAsync(after, wish, ct) : null;
    }

    /// What was kept back, the last first.
    public async Task<int> SendHeldAsync(CancellationToken ct)
    {
        var held = await store.TakeHeldAsync(ct);
        foreach (var one in held)
            await callbacks.TellAsync(SignedParty.Approving, one.Body, ct);
        return held.Count;
    }

    private async Task<ApprovedContent?> ContentAfterAsync(ApprovedCertificate certificate, ChangeWish wish, CancellationToken ct)
    {
        var (content, ladder) = (Renewed(certificate.Content), Grades.Of(certificate.Kind)!);
        return wish.Change switch
        {
            "Raised" => content with { Grades = [ladder.Moved(content.Grades[0], 1), .. content.Grades.Skip(1)] },
            "Lowered" => content with { Grades = [ladder.Moved(content.Grades[0], -1), .. content.Grades.Skip(1)] },
            "Added" => content with { Grades = [.. content.Grades, ladder.Another(content.Grades)] },
            "Changed" => await DescribedAnewAsync(certificate, content, ct),
            "Ended" when wish.Whole => certificate.Content,
            "Ended" when content.Grades.Count > 1 => content with { Grades = [.. content.Grades.SkipLast(1)] },
            _ => null,
        };
    }

    private async Task<ApprovedContent> DescribedAnewAsync(ApprovedCertificate certificate, ApprovedContent content, CancellationToken ct)
    {
        var enterprise = (await enterprises.AllAsync(ct)).First(entry => entry.Identifier == certificate.Identifier);
        return await DescribeAsync(enterprise, ct) with { Grades = content.Grades };
    }

    private async Task<ApprovedContent> DescribeAsync(StoredEnterprise enterprise, CancellationToken ct)
    {
        var entry = await registry.FindAsync(enterprise.Identifier, ct);
        return Renewed(new ApprovedContent
        {
            EnterpriseName = entry?.Name ?? enterprise.Name,
            RegisteredAddress = entry?.RegisteredPlace ?? "虚构路2号",
            RegistrationNumber = entry?.RegistrationNumber ?? enterprise.RegistrationNumber,
            RepresentativeName = entry?.LegalRepresentative.Name ?? enterprise.Representative.Name,
            RegisteredCapital = entry?.RegisteredCapital ?? "3000万元人民币",
            EconomicType = entry?.EconomicType ?? "有限责任公司",
            Grades = [],
            Authority = "上海市住房和城乡建设管理委员会",
            ApprovedOn = default,
            ValidFrom = default,
            ValidUntil = default,
        });
    }

    private ApprovedContent Renewed(ApprovedContent content)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        return content with { ApprovedOn = today, ValidFrom = today, ValidUntil = today.AddYears(YearsValid).AddDays(-1) };
    }

    private async Task<ToldEvent> TellAsync(ApprovedCertificate certificate, ChangeWish wish, CancellationToken ct)
    {
        var told = new ApprovingEvent
        {
            EventId = Guid.NewGuid().ToString("N"),
            CertificateNumber = certificate.Number,
            Kind = certificate.Kind,
            Identifier = certificate.Identifier,
            Sequence = certificate.Sequence,
            Change = wish.Change,
            EndedAs = wish.Change == "Ended" ? wish.EndedAs : null,
            Reason = string.IsNullOrWhiteSpace(wish.Reason) ? null : wish.Reason.Trim(),
            Content = certificate.EndedAs is null ? certificate.Content : null,
        };
        var body = JsonSerializer.Serialize(told, Wire);
        if (wish.Delivery == Deliveries.Held)
            await store.HoldAsync(new HeldEvent(told.EventId, body), ct);
        for (var time = 0; time < (wish.Delivery switch { Deliveries.Held => 0, Deliveries.Twice => 2, _ => 1 }); time++)
            await callbacks.TellAsync(SignedParty.Approving, body, ct);
        return new ToldEvent(certificate.Number, told.EventId, certificate.Sequence);
    }
}
