namespace Ciac.Portal.Pages;

/// <summary>A way out of a problem.</summary>
public sealed record WayOut(string Text, string Href);

/// <summary>A refusal or an error as a page: what, why, and what to do. Never a stack trace; always a code and a time.</summary>
public sealed record ProblemView(int Status, string Code, DateTimeOffset At)
{
    /// <summary>The refusal's own sentence; without it the one of the status.</summary>
    public string? Sentence { get; init; }

    /// <summary>A page that could not be shown is asked for again here.</summary>
    public string? RetryHref { get; init; }

    public IReadOnlyList<WayOut> WaysOut { get; init; } = [];
}
