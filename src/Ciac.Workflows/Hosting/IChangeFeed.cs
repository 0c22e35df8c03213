namespace Ciac.Workflows.Hosting;

/// <summary>What changes in the engine, on whichever node: for pages that show it live.</summary>
public interface IChangeFeed
{
    /// <summary>Begins to listen; what is committed after this call returns is heard.</summary>
    Task<ChangeSubscription> SubscribeAsync(CancellationToken ct);
}

/// <summary>Something changed (a closed family).</summary>
public abstract record EngineChange
{
    private EngineChange() { }

    /// <summary>An instance moved, began, ended or was removed.</summary>
    public sealed record Instance(string InstanceId) : EngineChange;

    /// <summary>A definition was saved, published, retracted or removed.</summary>
    public sealed record Definition(string DefinitionId) : EngineChange;

    /// <summary>Some changes may have been missed: look at everything again.</summary>
    public sealed record Missed : EngineChange;
}
