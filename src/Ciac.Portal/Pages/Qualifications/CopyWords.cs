using System.Globalization;
using Ciac.Core.Qualifications;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>How the pages write a certificate's days and states; the list and the page of one copy say the same.</summary>
public static class CopyWords
{
    public static string Plain(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The key of a copy's state; without a standing it is being made.</summary>
    public static string Key(CopyStanding? standing) => $"Standing.{standing?.ToString() ?? "Running"}";

    public static TagState TagOf(CopyStanding? standing) => standing switch
    {
        null => TagState.Pending,
        CopyStanding.Valid => TagState.Active,
        CopyStanding.NotYetValid => TagState.Neutral,
        _ => TagState.Cancelled,
    };

    public static bool IsOver(CopyStanding? standing) => standing is CopyStanding.Superseded or CopyStanding.Revoked;

    public static string To(string certificateNumber) => $"/qualifications/{Uri.EscapeDataString(certificateNumber)}";

    public static string ToCopy(string number) => $"/qualifications/copies/{number}";

    /// <summary>The number says whose document it is.</summary>
    public static bool Owns(string number) => number.StartsWith("SY", StringComparison.Ordinal) || number.StartsWith("PZ", StringComparison.Ordinal);

    public static string ToFile(string number) => $"{ToCopy(number)}/document.pdf";
}
