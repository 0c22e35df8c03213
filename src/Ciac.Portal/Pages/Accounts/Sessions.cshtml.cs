using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Accounts;

public sealed record SessionRow(Guid Id, bool IsThis)
{
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public string? Address { get; init; }

    public string? Browser { get; init; }
}

public sealed record SessionsView(IReadOnlyList<SessionRow> Rows);

/// <summary>Where the certificate is signed in: one session ended, or all.</summary>
[Authorize(Roles = "Certificate,Individual")]
public sealed class SessionsModel(Sessions sessions) : PortalPage
{
    public SessionsView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = new SessionsView([.. (await sessions.ListAsync(Caller, ct)).Select(RowOf)]);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        var outcome = await sessions.EndAsync(Caller, id, ct);
        if (outcome.Refusal is { } refusal) return ProblemPage(refusal);
        return LocalRedirect(id == Caller.SessionId ? "/sign-in" : "/account/sessions");
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken ct)
    {
        await sessions.EndAllAsync(Caller, ct);
        SessionCookie.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }

    private SessionRow RowOf(Session session) => new(session.Id, session.Id == Caller.SessionId)
    {
        StartedAt = session.CreatedAt,
        LastSeenAt = session.LastSeenAt,
        Address = session.Address,
        Browser = BrowserOf(session.UserAgent),
    };

    // Enough to recognise one's own computer; the whole string tells people nothing.
    private static string? BrowserOf(string? agent)
    {
        if (agent is null) return null;
        (string Mark, string Name)[] known = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
        var browser = known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "?";
        (string Mark, string Name)[] systems = [("Android", "Android"), ("iPhone", "iPhone"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];
        var system = systems.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
        return system is null ? browser : $"{browser}, {system}";
    }
}
