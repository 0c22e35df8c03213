using Ciac.Core.Enterprises;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Enterprises;

/// <summary>The words for a unit's field and its value: the same as on the page that first asked for them.</summary>
public static class FieldWords
{
    public static string Label(string field, IStringLocalizer<ActivationTexts> texts) => texts[field switch
    {
        nameof(UnitData.Name) => "UnitName",
        nameof(UnitData.RepresentativeDocumentKind) => "DocumentKind",
        _ => field,
    }];

    public static string Value(string field, string value, IStringLocalizer<ActivationTexts> texts) =>
        field == nameof(UnitData.RepresentativeDocumentKind) ? texts["Document." + value] : value;

    public static bool IsCode(string field) => field is nameof(UnitData.RegistrationNumber) or nameof(UnitData.RepresentativeDocumentNumber);
}
