using System.Text.Json.Serialization;

namespace Ciac.Sandbox.CloudSigning;

/// CSC API v2 §10.1 error body; the sentences are the standard's where it fixes them.
public sealed record CscRefusal(
    [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description)
{
    public static readonly CscRefusal UnknownCredential = Invalid("Invalid parameter credentialID");
    public static readonly CscRefusal Disabled = Invalid("The credential identified by credentialID is disabled");
    public static readonly CscRefusal Locked = Invalid("Credential locked: too many wrong codes, a new code is needed");
    public static readonly CscRefusal HashNotChallenged = Invalid("Hash is not authorized: the code was sent for another one");
    public static readonly CscRefusal HashNotAuthorized = Invalid("Hash is not authorized by the SAD");
    public static readonly CscRefusal UnknownSad = Invalid("Invalid parameter SAD");
    public static readonly CscRefusal ExpiredSad = Invalid("The SAD has expired");
    public static readonly CscRefusal WrongSignAlgo = Invalid("Invalid parameter signAlgo");
    public static readonly CscRefusal CodeUsed = new("invalid_authentication_data", "The code was used already");
    public static readonly CscRefusal CodeExpired = new("invalid_authentication_data", "The code has expired");

    [JsonPropertyName("x-triesLeft")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TriesLeft { get; init; }

    public static CscRefusal Invalid(string description) => new("invalid_request", description);

    public static CscRefusal WrongCode(int triesLeft) =>
        new("invalid_authentication_data", "The code is wrong") { TriesLeft = triesLeft };

    public static CscRefusal? Unusable(Credential credential, DateTimeOffset now) => credential.StatusAt(now) switch
    {
        "valid" => null,
        "expired" => Invalid($"Signing certificate {credential.Certificate.SerialNumber} is expired"),
        _ => Disabled,
    };
}
