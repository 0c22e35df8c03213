using System.Text;
using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>The look-ups as a file for a spreadsheet, written as the list of certificates is.</summary>
public sealed class ChecksCsv(ReadChecks read, IStringLocalizer<ChangeTexts> texts, Dates dates)
{
    public async Task<Outcome<byte[]>> WriteAsync(Caller caller, CheckFilter filter, CancellationToken ct)
    {
        var all = await read.AllAsync(caller, filter, ct);
        if (all.Value is not { } found) return all.Refusal!;
        string[] head = [texts["Checks.At"], texts["Checks.Verdict"], texts["Checks.Way"], texts["Checks.Certificate"], texts["Checks.Copy"]];
        var lines = found.Rows.Select(row => Line([dates.Moment(row.At), texts[$"Checked.{row.Verdict}"], texts[$"CheckWay.{row.Way}"], row.CertificateNumber, row.CopyNumber]));
        return (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Line(head))) + "\r\n")];
    }

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(CertificateCsv.Cell));
}
