using Ciac.Signing.Pdf;

namespace Ciac.Core.Signatures;

/// <summary>Who signs, in which field, and how they are known.</summary>
public sealed record SignatoryPlan(SignatoryRole Role, string FieldName, string DisplayName, string ExpectedIdentity)
{
    public string LinkMobile { get; init; } = "";
}

/// <summary>A form that is ready to be drawn, with the parties that sign it in their order.</summary>
public sealed record ConfirmationDraft
{
    /// <summary>What the document says: drawn as it is, or the words of <see cref="Certificate"/>.</summary>
    public required FormDocument Form { get; init; }

    /// <summary>Drawn instead of the form; null on a form.</summary>
    public CertificateDocument? Certificate { get; init; }
    public required string OwnerUniqueId { get; init; }
    public required string OwnerIdentifier { get; init; }
    public required IReadOnlyList<SignatoryPlan> Signatories { get; init; }
}

/// <summary>Where a drawn form will be found: its number and the address that its QR code opens.</summary>
public sealed record FormPlace(string Number, string VerificationAddress, DateTimeOffset GeneratedOn);

/// <summary>A room's confirmation form (确认表). The workflow names it; the room fills it from its own data.</summary>
public interface IConfirmationForm
{
    /// <summary>The name that a definition uses, e.g. <c>main-certificate-activation</c>.</summary>
    string Name { get; }

    Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct);

    /// <summary>Tells the room which signature request its business object waits for.</summary>
    Task OpenedAsync(string subject, Guid requestId, CancellationToken ct);
}
