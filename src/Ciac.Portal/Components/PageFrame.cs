namespace Ciac.Portal.Components;

public enum Shell
{
    /// <summary>Header and content, no menu: before sign-in.</summary>
    Public,

    /// <summary>With the left menu: the signed-in user's desk.</summary>
    Desk,

    /// <summary>One narrow column for a phone.</summary>
    Phone,
}

public sealed record Crumb(string Text, string Href);

public sealed record BackLink(string Href, string? Text = null);

/// <summary>Who is signed in, as the header shows it.</summary>
public sealed record SignedInUser(string Unit, string Role, string? Holder, int ToDos)
{
    /// <summary>An individual user, who has neither a unit's tasks nor its menu.</summary>
    public bool IsIndividual { get; init; }

    /// <summary>Where the certificate's sessions are; null for staff.</summary>
    public string? AccountHref { get; init; }
}

/// <summary>What the layout draws around a page. A view fills it; the layout, drawn after the view, reads it.</summary>
public sealed class PageFrame
{
    public string Title { get; set; } = "";

    /// <summary>Puts “错误：” before the title, so that a screen reader says it first.</summary>
    public bool HasErrors { get; set; }

    public Shell Shell { get; set; }

    /// <summary>No module is loaded: a page for any phone, and as little as can be to send.</summary>
    public bool IsBare { get; set; }

    public string? MenuKey { get; set; }

    public BackLink? Back { get; set; }

    public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    public SignedInUser? User { get; set; }
}
