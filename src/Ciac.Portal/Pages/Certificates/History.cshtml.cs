using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Enterprises;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>操作历史: who did what to which certificate, with the signed document where there is one.</summary>
[Authorize(Roles = "Certificate")]
public sealed class HistoryModel(ReadHistory read, IStringLocalizer<CertificateTexts> texts, IStringLocalizer<TimelineTexts> actions, IStringLocalizer<ActivationTexts> fields) : OpenedPage
{
    public HistoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken ct)
    {
        var outcome = await read.HandleAsync(Caller, number ?? 1, ct);
        if (outcome.Value is not { } page) return ProblemPage(outcome.Refusal!);
        View = new HistoryView(
            [.. page.Lines.Select(RowOf)],
            new Pagination(page.Page, ReadHistory.PageSize, page.Total, shown => $"/certificates/history?number={shown}"));
        return Page();
    }

    private HistoryRow RowOf(HistoryLine line) => new(actions[line.Event.Action], line.Event.At)
    {
        UniqueId = line.UniqueId,
        Nickname = line.Nickname,
        By = line.Event.Actor == "holder" ? line.Event.CredentialUniqueId : texts["By.Portal"],
        Number = line.Event.Subject == line.UniqueId ? null : line.Event.Subject,
        Address = line.Event.Address,
        Changes = [.. (AuditChanges.Parse(line.Event.Detail) ?? []).Select(change => line.Event.Action.StartsWith("unit.", StringComparison.Ordinal) ? OfUnit(change) : Sentence(change))],
        DocumentHref = line.RequestId is { } id ? $"/certificates/history/{id}/document.pdf" : null,
    };

    private string OfUnit(AuditChange change) => texts["Change", FieldWords.Label(change.Field, fields), Shown(change.Field, change.Before), Shown(change.Field, change.After)];

    private string Shown(string field, string value) => value.Length == 0 ? texts["Nothing"] : FieldWords.Value(field, value, fields);

    private string Sentence(AuditChange change) =>
        texts["Change", texts[$"Field.{change.Field}"], Value(change, change.Before), Value(change, change.After)];

    private string Value(AuditChange change, string value) => value.Length == 0 ? texts["Nothing"] : change.Field switch
    {
        "Role" => texts[$"Role.{value}"],
        "Status" => texts[$"Standing.{value}"],
        "Kind" => texts[$"Kind.{value}"],
        _ => value,
    };
}
