using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Sandbox.Callbacks;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Licence;

/// The wire of the licence platform, and the phone's steps for tests; people use the page.
public static class LicenceEndpoints
{
    public static void MapLicence(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/licence/tickets", CreateAsync);
        routes.MapPost("/licence/certificates", CertificateAsync);
        routes.MapPost("/licence/certificates/{identifier}/revoke", async (string identifier, LicenceSeals seals, CancellationToken ct) =>
            await seals.RevokeAsync(identifier, ct) ? Results.NoContent() : Results.NotFound());
        routes.MapPost("/licence/app/{ticket}/scan", async (string ticket, LicenceApp app, CancellationToken ct) =>
            await app.ScanAsync(ticket, ct) ? Results.NoContent() : Results.Conflict());
        routes.MapPost("/licence/app/{ticket}/answer", async (string ticket, LicenceAnswer answer, LicenceApp app, CancellationToken ct) =>
            await app.AnswerAsync(ticket, answer.Subject, ct) ? Results.NoContent() : Results.Conflict());
        routes.MapGet("/licence/people", async (string identifier, LicencePeople people, CancellationToken ct) =>
            (await people.AllAsync(ct)).Where(person => person.Enterprise.Identifier == identifier).Select(person => new { person.Subject, person.Role, person.Person }));
        routes.MapPost("/licence/faults", (SetLicenceFault wish, LicenceFaults faults) =>
            faults.TrySet(wish.Fault) ? Results.NoContent() : Results.BadRequest(new { error = "unknown fault", faults = LicenceFaults.All }));
    }

    /// The certificate that will seal: what is signed names it, so it is asked for before.
    private static async Task<IResult> CertificateAsync(HttpRequest request, LicenceTicketStore tickets, LicenceSeals seals, TimeProvider clock)
    {
        var (body, refused) = await ProvenAsync(request, tickets, clock.GetUtcNow());
        if (body is null)
            return refused!;
        if (JsonSerializer.Deserialize<CertificateWish>(body, JsonSerializerOptions.Web) is not { CreditCode: not null, Signer: LicenceSeals.Unit or LicenceSeals.Representative } wish)
            return Results.BadRequest(new { error = "creditCode or signer" });
        var chain = await seals.ChainAsync(wish.CreditCode, wish.Signer, request.HttpContext.RequestAborted);
        return chain is null ? Results.NotFound() : Results.Json(new { certificates = chain });
    }

    private static async Task<(string? Body, IResult? Refused)> ProvenAsync(HttpRequest request, LicenceTicketStore tickets, DateTimeOffset now)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (!PartySignature.IsPortals(SignedParty.Licence, request, body, now))
            return (null, Results.Json(new { error = "signature" }, statusCode: StatusCodes.Status401Unauthorized));
        return await tickets.TakeNonceAsync(request.Headers["X-Nonce"].ToString(), request.HttpContext.RequestAborted)
            ? (body, null)
            : (null, Results.Json(new { error = "nonce used" }, statusCode: StatusCodes.Status401Unauthorized));
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, LicenceTicketStore tickets, IOptions<SandboxOptions> options, TimeProvider clock)
    {
        var (body, refused) = await ProvenAsync(request, tickets, clock.GetUtcNow());
        if (body is null)
            return refused!;
        if (JsonSerializer.Deserialize<TicketWish>(body, JsonSerializerOptions.Web) is not { BizId: not null, Site: not null, ExpiresIn: > 0 and <= 600 } wish)
            return Results.BadRequest(new { error = "bizId, site or expiresIn" });
        var ticket = new LicenceTicket(RandomNumberGenerator.GetHexString(32, lowercase: true), wish.BizId, "waiting")
        {
            Site = wish.Site,
            Place = wish.Place,
            ExpiresAt = clock.GetUtcNow().AddSeconds(wish.ExpiresIn),
            Seal = wish.Seal,
        };
        await tickets.AddAsync(ticket, request.HttpContext.RequestAborted);
        return Results.Json(new { ticket = ticket.Ticket, qrText = $"{options.Value.PublicAddress}/licence/app?ticket={ticket.Ticket}", ticket.ExpiresAt });
    }

    private sealed record TicketWish(string? BizId, string? Site, string? Place, int ExpiresIn)
    {
        public LicenceSealing? Seal { get; init; }
    }

    private sealed record CertificateWish(string? CreditCode, string? Signer);
}

public sealed record LicenceAnswer(string? Subject);
