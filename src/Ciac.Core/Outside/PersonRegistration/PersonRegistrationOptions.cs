namespace Ciac.Core.Outside.PersonRegistration;

/// <summary>Section Outside:PersonRegistration.</summary>
public sealed class PersonRegistrationOptions
{
    public const string Section = "Outside:PersonRegistration";

    /// <summary>Base of the platform's interface: tickets stands under it.</summary>
    public Uri? Address { get; set; }
    public string AppId { get; set; } = "";

    /// <summary>Key of our requests' HMAC.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Key of the callbacks' HMAC: another one, so that nothing we signed can come back as a callback.</summary>
    public string CallbackSecret { get; set; } = "";

    /// <summary>The page waits for the QR code.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
