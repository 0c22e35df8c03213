using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>What the user adds once the application is approved.</summary>
public sealed record CompletionFields
{
    public string? Origin { get; init; }
    public string? EconomicType { get; init; }
    public string? RegisteredPlace { get; init; }
    public string? Country { get; init; }
}

/// <summary>本证书已被设为主证书: category, unit and holder with an SMS code; then the flow lets it take effect.</summary>
public sealed class CompletePaper(CiacDb db, PaperApplications applications, FetchUnit fetch, HolderCodes codes, PaperSteps steps)
{
    public async Task<Outcome<PaperApplication>> ApprovedAsync(Caller caller, CancellationToken ct) =>
        await applications.OpenOfAsync(caller, ct) is { Kind: PaperKind.Activation, State: PaperState.Approved } open ? open : PaperRefusals.NotApproved;

    public async Task<Outcome<HolderCodeSent>> SendCodeAsync(Caller caller, string? mobile, CancellationToken ct)
    {
        var found = await ApprovedAsync(caller, ct);
        return found.Value is { } open ? await codes.SendAsync(caller, open.Number, mobile, ct) : found.Refusal!;
    }

    public async Task<Outcome<PaperApplication>> HandleAsync(Caller caller, CompletionFields form, HolderForm holder, CancellationToken ct)
    {
        var found = await ApprovedAsync(caller, ct);
        if (found.Value is not { } open) return found;
        var checks = new FormChecks();
        var person = holder.Read(checks);
        var unit = await UnitAsync(open, form, checks, ct);
        IReadOnlyList<Refusal> wrong = [.. unit.Refusals, .. checks.Refusals];
        if (wrong.Count > 0) return Outcome.Refused<PaperApplication>(wrong);
        if (await codes.RefuseAsync(open.Number, person.Mobile, holder.Code, ct) is { } refusal) return refusal;

        await using var transaction = await db.BeginAsync(ct);
        await steps.LockAsync(open, ct);
        if (open.State != PaperState.Approved) return PaperRefusals.NotApproved;
        open.Data = open.Data with { Unit = unit.Value, Holder = person with { MobileConfirmed = true } };
        open.State = PaperState.Completing;
        await steps.TellAsync(open, "Completed", ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open;
    }

    // The representative is the one whom the officer approved; only what was not on the form is asked for.
    private async Task<Outcome<UnitData>> UnitAsync(PaperApplication open, CompletionFields form, FormChecks checks, CancellationToken ct)
    {
        if (!Enum.TryParse<UnitOrigin>(form.Origin, out var origin) || !CheckUnit.OriginsOf(open.Identifier).Contains(origin))
            return EnterpriseRefusals.OriginMismatch.For(nameof(form.Origin));
        var data = open.Data;
        if (origin == UnitOrigin.Local)
        {
            var fetched = await fetch.HandleAsync(open.Identifier, open.EnterpriseName, ct);
            return fetched.Value is { } known ? known with { Contact = data.Contact, Phone = data.Phone } : fetched.Refusal!.For(nameof(form.Origin));
        }

        return new UnitData
        {
            Origin = origin,
            Identifier = open.Identifier,
            Name = open.EnterpriseName,
            EconomicType = checks.Text(nameof(form.EconomicType), form.EconomicType, 40),
            RegisteredPlace = checks.Text(nameof(form.RegisteredPlace), form.RegisteredPlace, 120),
            RegistrationNumber = data.RegistrationNumber,
            RepresentativeName = data.RepresentativeName,
            RepresentativeDocumentKind = data.RepresentativeDocumentKind,
            RepresentativeDocumentNumber = data.RepresentativeDocumentNumber,
            Contact = data.Contact,
            Phone = data.Phone,
            Country = checks.Text(nameof(form.Country), form.Country, 40, required: origin == UnitOrigin.Overseas),
        };
    }
}
