namespace Ciac.Core.Signatures;

/// <summary>A room that decides when its documents are handed out; any other document is, to who may see its request.</summary>
public interface IDocumentRule
{
    /// <summary>Asked for every document; null when this one may be handed out or is another room's.</summary>
    Task<Refusal?> RefuseAsync(SignatureRequest request, CancellationToken ct);
}
