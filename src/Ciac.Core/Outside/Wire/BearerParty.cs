namespace Ciac.Core.Outside.Wire;

/// <summary>Whom to ask for a token and as whom (OAuth 2.0 client credentials).</summary>
internal sealed record BearerParty(string HttpClientName, Uri TokenAddress)
{
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public string? Scope { get; init; }

    /// <summary>The secret never reaches a log by accident.</summary>
    public override string ToString() => HttpClientName;
}
