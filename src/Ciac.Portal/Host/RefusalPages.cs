using System.Globalization;
using Ciac.Core;
using Ciac.Portal.Components;

namespace Ciac.Portal.Host;

/// <summary>How refusals stand on a page: the sentence and its number, beside the field and in the summary.</summary>
public static class RefusalPages
{
    public static FormErrors ToErrors(this IEnumerable<Refusal> refusals) =>
        FormErrors.Of(refusals.Select(r => (r.Field ?? "", Sentence(r))));

    public static FormErrors ToErrors(this Refusal refusal, string? field = null) =>
        FormErrors.Of([(refusal.Field ?? field ?? "", Sentence(refusal))]);

    public static string Sentence(Refusal refusal) => $"{refusal.In(CultureInfo.CurrentUICulture)} [{refusal.Code}]";
}
