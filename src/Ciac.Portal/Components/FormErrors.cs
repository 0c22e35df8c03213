using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ciac.Portal.Components;

/// <summary>One thing to put right. <paramref name="Field"/> is the form name of the input, or empty for the form as a whole.</summary>
public sealed record FormError(string Field, string Message);

/// <summary>What is wrong with a form: the same words stand in the summary on top and beside the field.</summary>
public sealed class FormErrors(IEnumerable<FormError> errors)
{
    public static readonly FormErrors None = new([]);

    public IReadOnlyList<FormError> All { get; } = [.. errors];

    public bool Any => All.Count > 0;

    public string? this[string field] => All.FirstOrDefault(e => e.Field == field)?.Message;

    public static FormErrors From(ModelStateDictionary state) => new(
        from entry in state
        from error in entry.Value.Errors
        select new FormError(entry.Key, error.ErrorMessage));

    public static FormErrors Of(params IEnumerable<(string Field, string Message)> errors) =>
        new(errors.Select(e => new FormError(e.Field, e.Message)));

    /// <summary>The id of the element that belongs to a form name; for a group, of its first choice.</summary>
    public static string IdOf(string field) =>
        string.Create(field.Length, field, static (id, name) =>
        {
            for (var i = 0; i < name.Length; i++) id[i] = char.IsAsciiLetterOrDigit(name[i]) ? name[i] : '-';
        });
}
