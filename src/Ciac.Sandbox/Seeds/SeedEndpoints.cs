using Ciac.Sandbox.Ca;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Seeds;

public static class SeedEndpoints
{
    public static void MapSeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/seed", async (SeedList list, CancellationToken ct) =>
            new { Enterprises = await list.ReadAsync(ct), Staff = Array.Empty<object>() });
        routes.MapPost("/seed/enterprises", AddAsync);
    }

    private static async Task<IResult> AddAsync(FreshEnterpriseWish wish, EnterpriseStore enterprises, Seeder seeder, HttpContext context)
    {
        if (!EnterpriseSeed.Categories.Contains(wish.Category))
            return Results.BadRequest(new { error = "unknown category", categories = EnterpriseSeed.Categories });
        // Not cancelled with the request: half an enterprise would be of no use to anybody.
        var seed = FreshEnterprise.Invent(wish, await enterprises.NextNumberAsync(CancellationToken.None));
        await seeder.SeedAsync(seed, CancellationToken.None);
        var list = context.RequestServices.GetRequiredService<SeedList>();
        return Results.Json((await list.ReadAsync(context.RequestAborted)).Single(entry => entry.Identifier == seed.Identifier));
    }
}

public sealed record SeedEntry(string Category, string Identifier, string Name)
{
    public required string? Country { get; init; }

    public required string RegistrationNumber { get; init; }

    public required IReadOnlyList<TokenView> Tokens { get; init; }

    public required Person Representative { get; init; }

    public required Person Holder { get; init; }
}

public sealed class SeedList(EnterpriseStore enterprises, TokenStore tokens)
{
    public async Task<IReadOnlyList<SeedEntry>> ReadAsync(CancellationToken ct)
    {
        var byOwner = (await tokens.AllAsync(ct)).ToLookup(token => token.Owner.Identifier, TokenView.Of);
        return [.. (await enterprises.AllAsync(ct)).Select(enterprise => Entry(enterprise, byOwner[enterprise.Identifier]))];
    }

    private static SeedEntry Entry(StoredEnterprise enterprise, IEnumerable<TokenView> tokens) =>
        new(enterprise.Category, enterprise.Identifier, enterprise.Name)
        {
            Country = enterprise.Country,
            RegistrationNumber = enterprise.RegistrationNumber,
            Tokens = [.. tokens],
            Representative = enterprise.Representative,
            Holder = enterprise.Holder,
        };
}
