namespace Ciac.Workflows.Definitions;

/// <summary>Reads definitions and their versions for those who manage them.</summary>
public interface IDefinitionReader
{
    /// <summary>A page of versions, and how many there are in all.</summary>
    Task<DefinitionPage> PageAsync(DefinitionFilter filter, CancellationToken ct);

    /// <summary>The version of a definition that fits best: for <see cref="VersionChoice.LatestOrPublished"/> the published one.</summary>
    Task<StoredDefinition?> FindAsync(string definitionId, VersionChoice choice, CancellationToken ct);

    /// <summary>Whether another definition has this name.</summary>
    Task<bool> IsNameTakenAsync(string name, string? byOtherThan, CancellationToken ct);

    /// <summary>The definitions whose latest or published version uses this one as an activity.</summary>
    Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken ct);
}

/// <summary>Which versions of each definition.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Number">The number, of <see cref="VersionKind.Number"/>.</param>
public sealed record VersionChoice(VersionKind Kind, int Number = 0)
{
    /// <summary>The newest version.</summary>
    public static VersionChoice Latest { get; } = new(VersionKind.Latest);

    /// <summary>The published version, else the newest.</summary>
    public static VersionChoice LatestOrPublished { get; } = new(VersionKind.LatestOrPublished);
}

/// <summary>Elsa's names of the kinds of versions.</summary>
public enum VersionKind
{
    /// <summary>The newest.</summary>
    Latest,

    /// <summary>The published.</summary>
    Published,

    /// <summary>The newest or the published, or both when they differ.</summary>
    LatestOrPublished,

    /// <summary>The newest, if it is published.</summary>
    LatestAndPublished,

    /// <summary>The newest, if it is not published.</summary>
    Draft,

    /// <summary>Every version.</summary>
    All,

    /// <summary>The one of a number.</summary>
    Number,
}

/// <summary>Which versions to list.</summary>
public sealed record DefinitionFilter
{
    /// <summary>Which versions of each definition.</summary>
    public VersionChoice Versions { get; init; } = VersionChoice.Latest;

    /// <summary>Of these definitions; empty = all.</summary>
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    /// <summary>These versions; empty = all.</summary>
    public IReadOnlyList<string> VersionIds { get; init; } = [];

    /// <summary>A part of the name or description, or an id.</summary>
    public string Search { get; init; } = "";

    /// <summary><c>Name</c>, <c>Created</c> or <c>Version</c>.</summary>
    public string Order { get; init; } = "Name";

    /// <summary>The last first.</summary>
    public bool Descending { get; init; }

    /// <summary>Rows to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>Most rows, up to 200.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of versions.</summary>
public sealed record DefinitionPage(IReadOnlyList<StoredDefinition> Items, long Total);

/// <summary>A version with its content as an Elsa 3 file.</summary>
public sealed record StoredDefinition(DefinitionSummary Summary, string Json);
