using System.Globalization;
using Ciac.Core;
using Ciac.Core.Enterprises;
using Ciac.Portal.Components;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Host;

/// <summary>How refusals stand on a page: the sentence and its number, beside the field and in the summary.</summary>
public static class RefusalPages
{
    public static FormErrors ToErrors(this IEnumerable<Refusal> refusals) =>
        FormErrors.Of(refusals.Select(r => (r.Field ?? "", Sentence(r))));

    /// <summary>With the fields' own labels, so that several empty fields do not all say the same in the summary.</summary>
    public static FormErrors ToErrors(this IEnumerable<Refusal> refusals, IStringLocalizer labels) =>
        FormErrors.Of(refusals.Select(r => (r.Field ?? "", r.Code == EnterpriseRefusals.Required.Code && r.Field is not null
            ? $"{labels["FillIn", labels[r.Field]]} [{r.Code}]"
            : Sentence(r))));

    public static FormErrors ToErrors(this Refusal refusal, string? field = null) =>
        FormErrors.Of([(refusal.Field ?? field ?? "", Sentence(refusal))]);

    public static string Sentence(Refusal refusal) => $"{refusal.In(CultureInfo.CurrentUICulture)} [{refusal.Code}]";
}
