namespace Ciac.Sandbox.Callbacks;

/// A party that is asked signed and tells the portal signed: where, and with which keys.
public sealed record SignedParty(string Name, string PortalSecret, string CallbackSecret)
{
    public static readonly SignedParty Licence = new("licence", "sandbox-licence-secret", "sandbox-licence-callback");

    public static readonly SignedParty Registration = new("registration", "sandbox-registration-secret", "sandbox-registration-callback");

    /// Tells only; nothing is asked of it.
    public static readonly SignedParty Approving = new("qualifications", "", "sandbox-approving-callback") { MostAttempts = int.MaxValue };

    /// Is asked only.
    public static readonly SignedParty National = new("national", "sandbox-national-secret", "");

    /// How often a callback is posted at most; an event of the authority, until it is taken.
    public int MostAttempts { get; private init; } = 10;

    public string CallbackPath => $"/callbacks/{Name}";

    public static SignedParty Called(string name) => new[] { Licence, Registration, Approving }.Single(party => party.Name == name);
}
