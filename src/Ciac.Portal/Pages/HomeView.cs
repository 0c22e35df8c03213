using Ciac.Portal.Components;

namespace Ciac.Portal.Pages;

/// <summary>Something that waits for this user.</summary>
public sealed record ToDoLine(string Text, string Href)
{
    public DateTimeOffset? DueAt { get; init; }

    public bool Urgent { get; init; }
}

/// <summary>A request on its way, with what happened so far.</summary>
public sealed record RunningRequest(string Title, string Number, string Href, Timeline Timeline)
{
    public required string StateText { get; init; }

    public TagState State { get; init; } = TagState.Pending;
}

/// <summary>An entry of 业务入口; without a grant it shows 申请授权 instead of opening.</summary>
public sealed record BusinessEntry(string Name, string? Href);

/// <summary>The items of one entry of the left menu.</summary>
public sealed record BusinessGroup(string Key, string Name, IReadOnlyList<BusinessEntry> Entries);

/// <summary>Home after sign-in.</summary>
public sealed record HomeView(string UnitName, string HolderName)
{
    public IReadOnlyList<ToDoLine> ToDos { get; init; } = [];

    public IReadOnlyList<RunningRequest> Running { get; init; } = [];

    public IReadOnlyList<BusinessGroup> Groups { get; init; } = [];

    /// <summary>End of the certificate in use; a warning stands on top from 30 days before.</summary>
    public DateTimeOffset? CertificateEndsAt { get; init; }

    public int? CertificateDaysLeft { get; init; }

    /// <summary>A clerk's certificate: nothing was granted to it yet.</summary>
    public bool WithoutPermission { get; init; }

    /// <summary>From the old platform, which registered no holder.</summary>
    public bool WithoutHolder { get; init; }

    /// <summary>The holder is known and does not stand in personal-information registration yet.</summary>
    public bool WithoutRegistration { get; init; }
}
