using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The dictionary is a signature of a kind that is read here (ISO 32000-2, table 255; EN 319 142-1 §4).</summary>
internal sealed class FormatCheck() : SignatureCheck("format", CheckSubject.Integrity)
{
    private static readonly string[] Kinds = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"];

    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Dictionary["SubFilter"] is not PdfName kind || !Kinds.Contains(kind.Value)) return Failed("the kind of signature is not one that is read here");
        var type = signature.IsDocumentTimestamp ? "DocTimeStamp" : "Sig";
        if (signature.Dictionary.Has("Type") && !signature.Dictionary.IsName("Type", type)) return Failed("the dictionary's type does not fit its kind");
        return Unless(signature.MessageFault ?? Contradiction(signature));
    }

    private static string? Contradiction(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message) return "the signature has no value";
        if (message.Signer.SignedAttributes is null && !signature.Dictionary.IsName("SubFilter", "adbe.pkcs7.detached")) return "there are no signed attributes, which PAdES demands";
        if (signature.IsDocumentTimestamp) return signature.Token is null ? "the value is no timestamp token" : null;
        return message.Content is null ? null : "the value carries content of its own: the signature is not of this file";
    }
}
