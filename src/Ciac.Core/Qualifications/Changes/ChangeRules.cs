using System.Text.RegularExpressions;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Qualifications;

/// <summary>What an event must say before it is kept, whichever way it came.</summary>
public static partial class ChangeRules
{
    private const int LongestId = 64;
    private const int LongestText = 200;
    private const int MostGrades = 100;

    /// <summary>Each with the field it is about.</summary>
    public static IReadOnlyList<Refusal> FaultsOf(ChangeEvent change) =>
        [.. Head(change), .. End(change), .. change.Content is { } content ? Said(content) : []];

    private static IEnumerable<Refusal> Head(ChangeEvent change)
    {
        if (!IsText(change.EventId, LongestId)) yield return Wrong("eventId");
        if (!Number().IsMatch(change.CertificateNumber)) yield return Wrong("certificateNumber");
        if (change.Sequence < 1) yield return Wrong("sequence");
        if (!CreditCode.TryParse(change.Identifier, out var code, out _) || code.Value != change.Identifier) yield return QualificationChangeRefusals.CodeWrong.For("identifier");
        if (change.Reason is { } reason && !IsText(reason, LongestText)) yield return Wrong("reason");
    }

    private static IEnumerable<Refusal> End(ChangeEvent change)
    {
        var ends = change.Change == QualificationChange.Ended;
        if (ends != change.EndedAs is not null || (!ends && change.Content is null)) yield return QualificationChangeRefusals.EndWrong.For("endedAs");
    }

    private static IEnumerable<Refusal> Said(QualificationContent content)
    {
        (string Name, string Value)[] texts =
        [
            ("enterpriseName", content.EnterpriseName), ("registeredAddress", content.RegisteredAddress), ("registrationNumber", content.RegistrationNumber),
            ("representativeName", content.RepresentativeName), ("registeredCapital", content.RegisteredCapital), ("economicType", content.EconomicType), ("authority", content.Authority),
        ];
        foreach (var (name, value) in texts)
        {
            if (!IsText(value, LongestText)) yield return Wrong(name);
        }

        if (content.Grades.Count is 0 or > MostGrades || content.Grades.Any(grade => !IsText(grade.Category, LongestText) || !IsText(grade.Grade, LongestText)))
            yield return QualificationChangeRefusals.NoGrades.For("grades");
        if (content.ValidFrom < content.ApprovedOn || content.ValidUntil < content.ValidFrom) yield return QualificationChangeRefusals.DatesWrong.For("validUntil");
    }

    // It is printed and put into tables: no line ends, no other control characters.
    private static bool IsText(string? text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);

    private static Refusal Wrong(string field) => QualificationChangeRefusals.FieldWrong.With(field).For(field);

    [GeneratedRegex("^[A-Z]{1,3}[0-9]{6,20}$")]
    private static partial Regex Number();
}
