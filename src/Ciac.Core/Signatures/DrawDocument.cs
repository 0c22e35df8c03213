using Ciac.Signing.Pdf;

namespace Ciac.Core.Signatures;

/// <summary>Draws what a room hands in: a form, or a certificate.</summary>
public sealed class DrawDocument(FormRenderer form, CertificateRenderer certificate)
{
    public byte[] Of(ConfirmationDraft draft) => draft.Certificate is { } drawn ? certificate.Render(drawn) : form.Render(draft.Form);
}
