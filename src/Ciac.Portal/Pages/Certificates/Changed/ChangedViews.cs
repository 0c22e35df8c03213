using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Certificates.Changed;

/// <summary>One field of the certificate before and after its renewal.</summary>
public sealed record ChangedField(string Key, string Old, string New)
{
    public bool IsCode { get; init; }

    public bool Differs => Old != New;
}

/// <summary>Page E9 证书信息变更: five fields, old and new side by side.</summary>
public sealed record ChangedView(string Number, IReadOnlyList<ChangedField> Fields)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record ChangedEndView(string State, string Number)
{
    /// <summary>The page that the sign-in was for, or home.</summary>
    public string EnterHref { get; init; } = "/";

    /// <summary>Answers {"state": "…"} while it is being updated; null once it has ended.</summary>
    public string? PollHref { get; init; }
}
