namespace Ciac.Sandbox.Callbacks;

/// A party that is asked signed and tells the portal signed: where, and with which keys.
public sealed record SignedParty(string Name, string PortalSecret, string CallbackSecret)
{
    public static readonly SignedParty Licence = new("licence", "sandbox-licence-secret", "sandbox-licence-callback");

    public static readonly SignedParty Registration = new("registration", "sandbox-registration-secret", "sandbox-registration-callback");

    public string CallbackPath => $"/callbacks/{Name}";

    public static SignedParty Called(string name) => name == Registration.Name ? Registration : Licence;
}
