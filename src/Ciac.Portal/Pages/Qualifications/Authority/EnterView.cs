using Ciac.Core.Qualifications;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>The form of the nine acts; with a plan, its preview.</summary>
public sealed record EnterView(ChangeEntry Entry)
{
    public ChangePlan? Plan { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;

    public bool IsNew => Entry.Seen == 0;

    /// <summary>Everything that was typed, for the form that confirms it.</summary>
    public IEnumerable<(string Name, string Value)> Typed =>
        typeof(ChangeEntry).GetProperties().Where(property => property.CanWrite).Select(property => (property.Name, property.GetValue(Entry)?.ToString() ?? ""));
}
