namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Closed family.</summary>
public abstract record CredentialResult
{
    private CredentialResult()
    {
    }

    public sealed record Found(SigningCredential Credential) : CredentialResult;

    /// <summary>The provider knows no certificate of this person.</summary>
    public sealed record None : CredentialResult;

    public sealed record Down(string Why) : CredentialResult;
}
