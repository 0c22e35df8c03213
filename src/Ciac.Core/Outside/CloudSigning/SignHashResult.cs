namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Closed family.</summary>
public abstract record SignHashResult
{
    private SignHashResult()
    {
    }

    /// <summary>The signature value as the provider gave it: PKCS#1 v1.5, or ECDSA (DER or r||s).</summary>
    public sealed record Signature(byte[] Value) : SignHashResult;

    public sealed record Refused(string Error, string Reason) : SignHashResult;

    public sealed record Down(string Why) : SignHashResult;
}
