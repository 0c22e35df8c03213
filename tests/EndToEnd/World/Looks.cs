namespace EndToEnd.World;

/// <summary>How a visitor's browser wants to see the portal.</summary>
internal sealed record Looks(string Language = "zh-CN")
{
    public bool Dark { get; init; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>By HTTPS; the sandbox's root is not in the browser's store.</summary>
    public bool Secure { get; init; }

    public bool Scripts { get; init; } = true;

    /// <summary>The cookies of another visitor, as its storage state: the same person in another browser.</summary>
    public string? Session { get; init; }

    public static Looks Desk { get; } = new();

    public static Looks Phone { get; } = new() { Width = 360 };
}
