using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ciac.Signing.Verification;

namespace Ciac.Portal.Host;

/// <summary>The report of a verification as the command line prints it: for people, or as one object for programs.</summary>
internal static class VerifyReport
{
    private const string LaterChanges = "later-changes";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(VerificationReport report, ValidationPolicy? policy = null) => JsonSerializer.Serialize(new
    {
        report.Intact,
        report.Trusted,
        Level = NameOf(report.Level),
        Signatures = report.Signatures.Where(signature => !signature.IsDocumentTimestamp).Select(ObjectOf),
        DocumentTimestamps = report.Signatures.Where(signature => signature.IsDocumentTimestamp).Select(ObjectOf),
        Changes = report.Changes.Select(change => new { Kind = change.Kind.ToString(), change.Where, change.Allowed }),
        Policy = policy is null ? null : new { policy.Name, Unmet = policy.Unmet(report) },
        report.Unreadable,
    }, Form);

    public static string Text(VerificationReport report, string file, ValidationPolicy? policy)
    {
        if (report.Unreadable is { } why) return $"{file} cannot be read: {why}.";
        var text = new StringBuilder();
        text.AppendLine(report switch
        {
            { Signatures.Count: 0 } => $"{file} is not signed.",
            { Trusted: true } => $"{file} is intact, and every signer is trusted. Level {NameOf(report.Level)}.",
            { Intact: true } => $"{file} is intact, but not every signer is trusted. Level {NameOf(report.Level)}.",
            _ => $"{file} is NOT INTACT.",
        });
        foreach (var signature in report.Signatures) Append(text, signature);
        foreach (var change in report.Changes) text.AppendLine(CultureInfo.InvariantCulture, $"after the last signature: {change.Kind} at {change.Where}{(change.Allowed ? "" : " (FORBIDDEN)")}");
        if (policy is not null) AppendPolicy(text, policy, policy.Unmet(report));
        return text.ToString().TrimEnd();
    }

    /// <summary>What the signature itself says about the bytes it signed; what was done to the file later is the file's matter.</summary>
    private static bool Holds(SignatureReport signature) =>
        signature.Checks.All(check => check.Code == LaterChanges || check.Subject != CheckSubject.Integrity || check.Outcome != CheckOutcome.Failed);

    private static object ObjectOf(SignatureReport signature) => new
    {
        signature.Field,
        signature.Signer,
        signature.Time,
        TimeSource = signature.TimeSource.ToString(),
        Valid = Holds(signature),
        signature.CoversWholeFile,
        signature.Trusted,
        Level = NameOf(signature.Level),
        Checks = signature.Checks.Select(check => new { check.Code, Outcome = check.Outcome.ToString(), Detail = check.Detail.Length == 0 ? null : check.Detail }),
    };

    private static void Append(StringBuilder text, SignatureReport signature)
    {
        var what = signature.IsDocumentTimestamp ? "document timestamp" : "signature";
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{what} {signature.Field}: {signature.Signer ?? "nobody named"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {signature.Time?.ToString("u", CultureInfo.InvariantCulture) ?? "no time"} ({signature.TimeSource}), {(Holds(signature) ? "valid" : "NOT VALID")}, {(signature.Trusted ? "trusted" : "not trusted")}{(signature.CoversWholeFile ? ", covers the whole file" : "")}");
        foreach (var check in signature.Checks.Where(check => check.Outcome is CheckOutcome.Failed or CheckOutcome.Undecided))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {check.Code}: {check.Outcome}: {check.Detail}");
    }

    private static void AppendPolicy(StringBuilder text, ValidationPolicy policy, IReadOnlyList<string> unmet)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"policy {policy.Name}: {(unmet.Count == 0 ? "met" : "NOT MET")}");
        foreach (var sentence in unmet) text.AppendLine(CultureInfo.InvariantCulture, $"  {sentence}");
    }

    private static string? NameOf(PadesLevel level) => level switch
    {
        PadesLevel.BaselineB => "B-B",
        PadesLevel.BaselineT => "B-T",
        PadesLevel.BaselineLT => "B-LT",
        PadesLevel.BaselineLTA => "B-LTA",
        _ => null,
    };
}
