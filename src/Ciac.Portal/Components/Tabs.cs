namespace Ciac.Portal.Components;

/// <summary>Tabs are links: each has an address, works without scripts and can be bookmarked.</summary>
public sealed record TabLink(string Text, string Href, bool Current);

public sealed record Tabs(string Label, IReadOnlyList<TabLink> Links);
