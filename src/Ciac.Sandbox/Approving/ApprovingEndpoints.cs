namespace Ciac.Sandbox.Approving;

/// What the page does, for tests.
public static class ApprovingEndpoints
{
    private static readonly string[] Ends = ["Cancelled", "RevokedAsPenalty", "Annulled", "Withdrawn"];

    public static void MapApproving(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/approving/certificates", (CertificateStore store, CancellationToken ct) => store.AllAsync(ct));
        routes.MapPost("/approving/certificates", async (CertificateWish wish, ApprovingSystem system, CancellationToken ct) =>
            Deliveries.All.Contains(wish.Delivery) && await system.IssueAsync(wish, ct) is { } told ? Results.Json(told) : Results.BadRequest(new { error = "identifier, kind or delivery" }));
        routes.MapPost("/approving/certificates/{number}/changes", async (string number, ChangeWish wish, ApprovingSystem system, CancellationToken ct) =>
            IsSound(wish) && await system.ChangeAsync(number, wish, ct) is { } told ? Results.Json(told) : Results.BadRequest(new { error = "not possible" }));
        routes.MapPost("/approving/held", async (ApprovingSystem system, CancellationToken ct) => new { sent = await system.SendHeldAsync(ct) });
    }

    internal static bool IsSound(ChangeWish wish) =>
        Deliveries.All.Contains(wish.Delivery) && (wish.Change == "Ended" ? Ends.Contains(wish.EndedAs) : wish is { EndedAs: null, Whole: false });
}
