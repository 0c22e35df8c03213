using System.Text;
using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>The list as a file for a spreadsheet: RFC 4180 in UTF-8 with its mark, and no cell that a spreadsheet would run as a formula.</summary>
public sealed class CertificateCsv(ListCertificates list, IStringLocalizer<CertificateTexts> texts, Dates dates, TimeProvider clock)
{
    private static readonly string[] Columns = ["Col.Number", "Col.UniqueId", "Col.Holder", "Col.Nickname", "Col.Mobile", "Col.Role", "Col.ValidUntil", "Col.Status", "Col.Kind", "Col.LastSignIn"];

    public async Task<Outcome<byte[]>> WriteAsync(Caller caller, CertificateQuery query, CancellationToken ct)
    {
        var all = await list.AllAsync(caller, query, ct);
        if (all.Value is not { } found) return all.Refusal!;
        var now = clock.GetUtcNow();
        var lines = found.Select((row, index) => Line(Cells(ListRow.Of(row, index + 1, caller, now))));
        var text = string.Join("\r\n", lines.Prepend(Line(Columns.Select(column => texts[column].Value)))) + "\r\n";
        return (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>One cell: a leading =, +, -, @, tab or line end would make it a formula; an apostrophe before it makes it text.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell));

    private IEnumerable<string?> Cells(ListRow row) =>
    [
        $"{row.Number}", row.UniqueId, row.HolderName, row.Nickname, row.Mobile, texts[$"Role.{row.Role}"], dates.Day(row.ValidUntil),
        texts[$"Standing.{row.Standing}"], texts[row.IsMain ? "Kind.Main" : "Kind.Sub"], row.LastSignInAt is { } at ? dates.Moment(at) : null,
    ];
}
