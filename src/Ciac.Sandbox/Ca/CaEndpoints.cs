using System.Buffers.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ciac.Sandbox.Ca;

public static class CaEndpoints
{
    public static void MapCertificateAuthority(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ca/{name}.crt", (string name, CertificateAuthority authority) =>
            authority.Find(name == "issuing" ? "rsa" : name) is { } issuer
                ? Results.Bytes(issuer.Certificate.RawData, "application/pkix-cert")
                : Results.NotFound());
        routes.MapGet("/ca/crl/{name}.crl", async (string name, CertificateAuthority authority, RevocationLists lists, CancellationToken ct) =>
            authority.Find(name) is { } issuer
                ? Results.Bytes(await lists.BuildAsync(issuer, ct), "application/pkix-crl")
                : Results.NotFound());
        routes.MapPost("/ca/ocsp", async (HttpRequest request, OcspResponder responder, CancellationToken ct) =>
            Ocsp(await responder.AnswerAsync(await BodyAsync(request, ct), ct)));
        routes.MapGet("/ca/ocsp/{**request}", async (string request, OcspResponder responder, CancellationToken ct) =>
            Ocsp(await responder.AnswerAsync(Decode(request), ct)));
        routes.MapPost("/tsa", async (HttpRequest request, TimestampAuthority authority, CancellationToken ct) =>
            Results.Bytes(await authority.AnswerAsync(await BodyAsync(request, ct), ct), "application/timestamp-reply"));
        MapTokens(routes.MapGroup("/ca/tokens"));
    }

    private static void MapTokens(RouteGroupBuilder tokens)
    {
        tokens.MapPost("", IssueAsync);
        tokens.MapPost("/{file}/renew", async (string file, TokenRenewal renewal, TokenAuthority authority, CancellationToken ct) =>
            Answer(await authority.RenewAsync(file, renewal, ct)));
        tokens.MapPost("/{file}/revoke", async (string file, RevokeToken revocation, TokenAuthority authority, CancellationToken ct) =>
            Answer(await authority.RevokeAsync(file, revocation.Reason, ct)));
    }

    private static async Task<Results<Ok<TokenView>, NotFound>> IssueAsync(
        IssueToken wish, TokenAuthority authority, TokenStore tokens, CancellationToken ct)
    {
        if (await tokens.OwnerAsync(wish.Identifier, ct) is not { } owner)
            return TypedResults.NotFound();
        var role = TokenRole.Named(wish.Role);
        if (wish.Algorithm is { } algorithm)
            role = role with { Algorithm = algorithm };
        return Answer(await authority.IssueAsync(owner, role with { Sealed = wish.Sealed ?? role.Sealed }, ct));
    }

    private static Results<Ok<TokenView>, NotFound> Answer(Token? token) =>
        token is null ? TypedResults.NotFound() : TypedResults.Ok(TokenView.Of(token));

    private static IResult Ocsp(byte[] response) => Results.Bytes(response, "application/ocsp-response");

    // RFC 6960 appendix A.1: base64 in the path, percent-encoded; an unreadable one is a malformed request.
    private static byte[] Decode(string request)
    {
        var text = Uri.UnescapeDataString(request);
        return Base64.IsValid(text) ? Convert.FromBase64String(text) : [];
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }
}

public sealed record IssueToken(string Identifier, string Role)
{
    public KeyAlgorithm? Algorithm { get; init; }

    public bool? Sealed { get; init; }
}

public sealed record RevokeToken(int Reason = 1);
