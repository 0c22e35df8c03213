using System.Globalization;
using Ciac.Core.Grants;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates;

namespace Ciac.Portal.Pages.Grants;

public sealed record ItemChoice(string Code, string Name, string Description, bool IsHeld, bool IsChosen);

/// <summary>The items of one menu group; its name is the key Menu.‹Category› of MenuTexts.</summary>
public sealed record ItemGroup(string Category, IReadOnlyList<ItemChoice> Items);

/// <summary>Screen 5 and 6: what is chosen, by whom it is wanted, and where it is handed in.</summary>
public sealed record ChooseView(ListRow Grantee, IReadOnlyList<ItemGroup> Groups, GrantFields Fields)
{
    public required string Action { get; init; }

    public required GrantKind Kind { get; init; }

    /// <summary>By the clerk.</summary>
    public bool IsRequest => Kind != GrantKind.Direct;

    /// <summary>What the clerk asked for, when this answers it.</summary>
    public Grant? Asked { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    public static IReadOnlyList<ItemGroup> GroupsOf(GrantChoice choice, GrantFields fields)
    {
        var (held, chosen) = (choice.Held.Codes.ToHashSet(), fields.Items.ToHashSet());
        return [.. choice.Catalogue.GroupBy(i => i.Category).Select(group => new ItemGroup(group.Key,
            [.. group.Select(i => new ItemChoice(i.Code, i.NameIn(CultureInfo.CurrentUICulture), i.Description, held.Contains(i.Code), chosen.Contains(i.Code)))]))];
    }
}

/// <summary>E13 信息核对: the change as a diff, before anything is drawn.</summary>
public sealed record CheckView(ListRow Grantee, GrantFields Fields)
{
    public required string Action { get; init; }
    public required IReadOnlyList<string> Added { get; init; }
    public required IReadOnlyList<string> Removed { get; init; }
    public required IReadOnlyList<string> Kept { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>Asked of the administrators it is handed in; the others are drawn and sealed.</summary>
    public GrantKind Kind { get; init; }

    public static CheckView Of(GrantPlan plan, ListRow grantee, GrantFields fields, string action)
    {
        var names = plan.Choice.Catalogue.ToDictionary(i => i.Code, i => i.NameIn(CultureInfo.CurrentUICulture));
        return new CheckView(grantee, fields with { Version = plan.Choice.Held.Version })
        {
            Action = action,
            Added = [.. plan.Added.Select(c => names[c])],
            Removed = [.. plan.Removed.Select(c => names[c])],
            Kept = [.. plan.Kept.Select(c => names[c])],
            LastDay = plan.LastDay,
        };
    }
}

public sealed record GrantProgressView(string Number, string State, Timeline Timeline)
{
    /// <summary>A request to the administrators, with what the reader may do about it.</summary>
    public AskView? Ask { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>E16: whom a clerk can ask.</summary>
public sealed record RequestWaysView(string UniqueId, IReadOnlyList<Administrator> Administrators)
{
    /// <summary>The request that is on its way already.</summary>
    public string? OpenNumber { get; init; }
}

/// <summary>E17 证书管理员清单; with a number each one can be reminded of that request.</summary>
public sealed record AdministratorsView(IReadOnlyList<Administrator> All, string? Number = null);

/// <summary>What a clerk asks the administrators for.</summary>
public sealed record AskView(string Number, IReadOnlyList<string> Items, DateTimeOffset At)
{
    public DateOnly? LastDay { get; init; }
    public required string Reason { get; init; }

    /// <summary>To the clerk: whom to remind. Null for an administrator, who answers.</summary>
    public IReadOnlyList<Administrator>? Administrators { get; init; }

    /// <summary>To an administrator: where it is granted.</summary>
    public string? GrantHref { get; init; }

    public static AskView Of(GrantProgress progress) =>
        new(progress.Grant.Number, [.. progress.Grant.ItemsAfter.Select(c => progress.Items[c].NameIn(CultureInfo.CurrentUICulture))], progress.Grant.CreatedAt)
        {
            LastDay = progress.Grant.LastDay,
            Reason = progress.Grant.Reason,
        };
}

public sealed record DeclineAskView(AskView Ask, ListRow Grantee)
{
    public string? Reason { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record GrantEndView(GrantState End, string Number, ListRow Grantee)
{
    public required DateTimeOffset At { get; init; }
    public string? Reason { get; init; }
    public required IReadOnlyList<string> Items { get; init; }
    public DateOnly? LastDay { get; init; }
    public string? DownloadHref { get; init; }

    /// <summary>It asked the administrators; the reason of a granted one is the number of the grant.</summary>
    public bool IsAsk { get; init; }
}
