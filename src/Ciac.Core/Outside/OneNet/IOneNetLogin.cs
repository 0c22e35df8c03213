namespace Ciac.Core.Outside.OneNet;

/// <summary>One-network sign-in 一网通办: we are the relying party of an OpenID Connect provider.</summary>
public interface IOneNetLogin
{
    /// <summary>Where the browser is sent.</summary>
    Task<AuthorizationResult> AuthorizationAsync(AuthorizationQuestion question, CancellationToken ct);

    /// <summary>Redeems a code and proves everything that comes back (OpenID Connect Core §3.1.3).</summary>
    Task<OneNetResult> RedeemAsync(AuthorizationAnswer answer, CancellationToken ct);
}

public sealed record AuthorizationQuestion(string RedirectUri, string State, string Nonce)
{
    /// <summary>S256 of the verifier (RFC 7636).</summary>
    public required string CodeChallenge { get; init; }
}

/// <summary>What the browser brought back, with what its question had asked.</summary>
public sealed record AuthorizationAnswer(string RedirectUri, string Nonce, string Verifier)
{
    /// <summary>RFC 9207.</summary>
    public string? Issuer { get; init; }
    public string? Code { get; init; }
    public string? Error { get; init; }

    /// <summary>Codes and verifiers never reach a log by accident.</summary>
    public override string ToString() => RedirectUri;
}

/// <summary>Closed family.</summary>
public abstract record AuthorizationResult
{
    private AuthorizationResult()
    {
    }

    public sealed record Address(Uri Value) : AuthorizationResult;

    public sealed record Down(string Why) : AuthorizationResult;

    /// <summary>Its discovery document is not this issuer's.</summary>
    public sealed record Untrusted(string Why) : AuthorizationResult;
}

/// <summary>Closed family.</summary>
public abstract record OneNetResult
{
    private OneNetResult()
    {
    }

    public sealed record Proven(OneNetAccount Account) : OneNetResult;

    /// <summary>The provider's own error word.</summary>
    public sealed record Refused(string Error) : OneNetResult;

    /// <summary>Something that came back is not what a provider in order would send; which check says so.</summary>
    public sealed record Untrusted(string Why) : OneNetResult;

    public sealed record Down(string Why) : OneNetResult;
}

/// <summary>An account as the provider describes it.</summary>
public sealed record OneNetAccount(string Subject, string UserType)
{
    public string CreditCode { get; init; } = "";
    public string EnterpriseName { get; init; } = "";
    public string Name { get; init; } = "";
    public string IdType { get; init; } = "";
    public string IdNumber { get; init; } = "";
    public string Level { get; init; } = "";

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => Subject;
}
