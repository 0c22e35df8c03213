using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Sandbox.Callbacks;
using Ciac.Sandbox.People;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Registration;

/// The wire of personal-information registration, and the phone's step for tests; people use the page.
public static class RegistrationEndpoints
{
    private const int LongestSeconds = 30 * 24 * 3600;

    public static void MapRegistration(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/registration/tickets", CreateAsync);
        routes.MapPost("/registration/app/{ticket}/register", async (string ticket, Person person, RegistrationApp app, CancellationToken ct) =>
            await app.RegisterAsync(ticket, person, ct) ? Results.NoContent() : Results.Conflict());
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, RegistrationTickets tickets, IOptions<SandboxOptions> options, TimeProvider clock)
    {
        var ct = request.HttpContext.RequestAborted;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(ct);
        if (!PartySignature.IsPortals(SignedParty.Registration, request, body, clock.GetUtcNow()))
            return Results.Json(new { error = "signature" }, statusCode: StatusCodes.Status401Unauthorized);
        if (JsonSerializer.Deserialize<TicketWish>(body, JsonSerializerOptions.Web) is not { BizId: not null, ExpiresIn: > 0 and <= LongestSeconds } wish)
            return Results.BadRequest(new { error = "bizId or expiresIn" });
        var ticket = new RegistrationTicket(RandomNumberGenerator.GetHexString(32, lowercase: true), wish.BizId, "waiting", clock.GetUtcNow().AddSeconds(wish.ExpiresIn));
        return await tickets.AddAsync(ticket, request.Headers["X-Nonce"].ToString(), ct)
            ? Results.Json(new { ticket = ticket.Ticket, qrText = $"{options.Value.PublicAddress}/registration/app?ticket={ticket.Ticket}", ticket.ExpiresAt })
            : Results.Json(new { error = "nonce used" }, statusCode: StatusCodes.Status401Unauthorized);
    }

    private sealed record TicketWish(string? BizId, int ExpiresIn);
}
