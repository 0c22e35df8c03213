using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;
using Ciac.Core.Certificates;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>The catalogue, and what the clerk holds of it now.</summary>
public sealed record GrantChoice(Credential Grantee, IReadOnlyList<BusinessItem> Catalogue, HeldItems Held)
{
    /// <summary>The clerk's request to the administrators that is being answered.</summary>
    public Grant? Asked { get; init; }
}

/// <summary>A choice that may be handed in: what it adds, takes away and leaves.</summary>
public sealed record GrantPlan(GrantChoice Choice, IReadOnlyList<string> After, DateOnly? LastDay)
{
    public IEnumerable<string> Added => After.Except(Choice.Held.Codes);

    public IEnumerable<string> Removed => Choice.Held.Codes.Except(After);

    public IEnumerable<string> Kept => After.Intersect(Choice.Held.Codes);
}

/// <summary>Looks at a choice of items before anything is signed; both ways of granting ask the same questions.</summary>
public sealed class PlanGrant(CiacDb db, CertificateRows rows, GrantedItems items)
{
    /// <summary>For who administers the unit: the items of one of its clerks.</summary>
    public async Task<Outcome<GrantChoice>> ChoiceAsync(Caller caller, Guid granteeId, string? answers, CancellationToken ct)
    {
        if (!caller.Administers) return GrantRefusals.NotAllowed;
        var found = await rows.FindAsync(caller, granteeId, ct);
        if (found.Value is not { } grantee) return found.Refusal!;
        var choice = await ChoiceAsync(grantee, ct);
        return answers is null || choice.Value is not { } known ? choice : await AskedAsync(known, answers, ct);
    }

    /// <summary>For a clerk: the own items.</summary>
    public async Task<Outcome<GrantChoice>> OwnChoiceAsync(Caller caller, CancellationToken ct)
    {
        if (caller is not { Role: HolderRole.Clerk, CredentialId: { } own }) return GrantRefusals.OnlyClerkAsks;
        var found = await rows.FindAsync(caller, own, ct);
        return found.Value is { } grantee ? await ChoiceAsync(grantee, ct) : found.Refusal!;
    }

    public Outcome<GrantPlan> Check(GrantChoice choice, GrantForm form)
    {
        var chosen = form.Items.ToHashSet();
        var after = choice.Catalogue.Select(i => i.Code).Where(chosen.Contains).ToList();
        var plan = new GrantPlan(choice, after, form.LastDay);
        return form switch
        {
            _ when after.Count != chosen.Count => GrantRefusals.ItemUnknown.For("Items"),
            { HasLastDay: true } when form.LastDay is null || form.LastDay < items.Today() => GrantRefusals.LastDayWrong.For("LastDay"),
            { Version: { } seen } when seen != choice.Held.Version => GrantRefusals.ItemsChanged,
            _ when after.ToHashSet().SetEquals(choice.Held.Codes) && (after.Count == 0 || form.LastDay == choice.Held.LastDay) => GrantRefusals.NothingChanged.For("Items"),
            _ => plan,
        };
    }

    private async Task<Outcome<GrantChoice>> ChoiceAsync(Credential grantee, CancellationToken ct)
    {
        if (grantee is not { Role: HolderRole.Clerk, Status: CredentialStatus.Active }) return GrantRefusals.NotClerk;
        return new GrantChoice(grantee, await items.CatalogueAsync(ct), await items.OfAsync(grantee.Id, ct));
    }

    private async Task<Outcome<GrantChoice>> AskedAsync(GrantChoice choice, string number, CancellationToken ct)
    {
        var asked = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.Number == number && g.Kind == GrantKind.Asked && g.GranteeId == choice.Grantee.Id, ct);
        if (asked is null) return GrantRefusals.NotFound;
        return asked.IsOpen ? choice with { Asked = asked } : GrantRefusals.AskEnded;
    }
}
