using Ciac.Sandbox.Ca;
using Ciac.Sandbox.CloudSigning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ciac.Sandbox.People;

/// What a person would arrange at the signing provider's counter.
public static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var person = routes.MapGroup("/people/{idNumber}");
        person.MapPost("/credential", IssueAsync);
        person.MapPost("/credential/revoke", async (string idNumber, CredentialStore credentials, CertificateRegister register) =>
        {
            foreach (var credential in await credentials.OfAsync(idNumber, CancellationToken.None))
                await register.RevokeAsync(credential.Certificate.SerialNumber, reason: 1, CancellationToken.None);
            return Results.NoContent();
        });
        person.MapPost("/mobile", ChangeMobileAsync);
    }

    private static async Task<Results<Ok<IssuedCredential>, NotFound>> IssueAsync(
        string idNumber, PersonStore people, CredentialIssuer issuer, CancellationToken ct)
    {
        if (await people.FindAsync(idNumber, ct) is not { } person)
            return TypedResults.NotFound();
        var credential = await issuer.IssueAsync(person, KeyAlgorithm.Ec, ct);
        return TypedResults.Ok(new IssuedCredential(credential.Id, credential.Certificate.SerialNumber));
    }

    private static async Task<Results<NoContent, NotFound>> ChangeMobileAsync(
        string idNumber, NewMobile change, PersonStore people, CancellationToken ct)
    {
        if (await people.FindAsync(idNumber, ct) is not { } person)
            return TypedResults.NotFound();
        await people.SaveAsync(person with { Mobile = change.Mobile }, ct);
        return TypedResults.NoContent();
    }
}

public sealed record IssuedCredential(string CredentialId, string SerialNumber);

public sealed record NewMobile(string Mobile);
