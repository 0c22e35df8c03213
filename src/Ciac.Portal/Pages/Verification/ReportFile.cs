using System.Globalization;
using System.Text;
using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Signing.Pdf;
using Ciac.Signing.Verification;

namespace Ciac.Portal.Pages.Verification;

/// <summary>The report of a verification as a PDF to keep: the page's own words, with the digest that says of which file it speaks.</summary>
public sealed class ReportFile(FormRenderer renderer, FontLibrary fonts, ReportWords words, SignatureSettings settings)
{
    private const int LongestName = 100;

    public byte[] Draw(UploadView view, string? fileName)
    {
        var now = settings.Clock.GetUtcNow();
        return renderer.Render(new FormDocument
        {
            Title = words["Report.Title"],
            Number = view.Sha256![..16],
            Header = settings.Options.PlatformName,
            GeneratedOn = PortalClock.Local(now),
            Language = CultureInfo.CurrentUICulture.Name,
            Sections = [new(words["Report.File"], FileRows(view, fileName)), .. view.Report!.Signatures.Select(SectionOf), .. ChangesOf(view.Report)],
            StatementHeading = words["Report.About"],
            Statements = [words["Report.Standard"], words["Report.Unsigned"]],
            SignatureBoxes = [],
        });
    }

    private List<FormRow> FileRows(UploadView view, string? fileName)
    {
        List<FormRow> rows =
        [
            new(words["Report.Verdict"], words["File." + view.Verdict]) { Emphasis = FormEmphasis.Added },
            new(words["Report.Name"], Printable(fileName is { Length: > LongestName } name ? name[..LongestName] : fileName ?? "")),
            new("SHA-256", view.Sha256!),
            new(words["Report.At"], words.Moment(view.Report!.At)),
        ];
        if (view.Known is { } known)
        {
            rows.Add(new(words["Document"], $"{known.Title} {known.Number}"));
            rows.Add(new(words["File.State"], words.StateOf(view)));
        }

        return rows;
    }

    private FormSection SectionOf(SignatureReport signature)
    {
        List<FormRow> rows = [.. words.RowsOf(signature).Select(row => new FormRow(row.Label, row.Value))];
        rows.Add(new(words["File.Checks"], Printable(string.Join('\n', words.ChecksOf(signature).Select(check => check.Detail.Length > 0 ? $"{check.Sentence} ({check.Detail})" : check.Sentence)))));
        return new FormSection(Printable(words.HeadingOf(signature)), rows);
    }

    private IEnumerable<FormSection> ChangesOf(VerificationReport report)
    {
        var forbidden = report.Changes.Where(change => !change.Allowed).Select(change => change.Where).ToList();
        if (forbidden.Count > 0) yield return new FormSection(words["File.Changes"], [new(words["File.Changes"], Printable(string.Join('\n', forbidden)))]);
    }

    // A foreign file's names may be in any script: what our fonts cannot draw is a box, the report is drawn all the same.
    private string Printable(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) drawn.Append(rune.Value == '\n' || !fonts.Lacks(rune.Value) ? rune.ToString() : "□");
        return drawn.ToString();
    }
}
