using Ciac.Portal.Components;
using Ciac.Portal.Texts;
using Ciac.Signing.Verification;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Verification;

/// <summary>The words of a verification, for its page and for the file of it.</summary>
public sealed class ReportWords(IStringLocalizer<VerificationTexts> texts, IStringLocalizer<CheckTexts> standings, Dates dates)
{
    public string this[string name] => texts[name];

    public string Moment(DateTimeOffset at) => dates.Moment(at);

    /// <summary>What became of the portal's own document.</summary>
    public string StateOf(UploadView view) => view.Copy is { } copy ? standings["Verdict." + copy.Verdict.Key] : texts["Verdict." + view.Known!.Verdict];

    public string HeadingOf(SignatureReport signature) => $"{texts[signature.IsDocumentTimestamp ? "File.Timestamp" : "File.Signature"]}: {signature.Signer ?? texts["File.Nobody"]}";

    public IEnumerable<(string Label, string Value)> RowsOf(SignatureReport signature) =>
    [
        (texts["File.Time"], signature.Time is { } at ? $"{dates.Moment(at)} ({texts["Source." + signature.TimeSource]})" : texts["Source.None"]),
        (texts["File.Intact"], texts[signature.Intact ? "Yes" : "No"]),
        (texts["File.Trust"], texts[signature.Trusted ? "Yes" : "No"]),
        (texts["File.Covers"], texts[signature.CoversWholeFile ? "Yes" : "No"]),
    ];

    /// <summary>What had something to look at, with the English detail of the library.</summary>
    public IEnumerable<(string Sentence, string Detail)> ChecksOf(SignatureReport signature) =>
        from check in signature.Checks
        where check.Outcome != CheckOutcome.NotApplicable
        select ($"{texts["Check." + check.Code]}: {texts["Outcome." + check.Outcome]}", check.Detail);
}
