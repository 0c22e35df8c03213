using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The byte range ends where a revision ends, and that revision already held this signature in this field.</summary>
internal sealed class RevisionCheck() : SignatureCheck("revision", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.RevisionFault is { } fault) return Failed("the signed part is not a whole file: " + fault);
        if (signature.Revision is not { } revision) return NotApplicable("there is no byte range");
        if (revision.HasTail) return Failed("the signed part does not end where a file ends");
        return HoldsIt(revision, signature) ? Passed : Failed("the signed part does not hold this signature");
    }

    private static bool HoldsIt(PdfFile revision, SignatureUnderTest signature)
    {
        if (ReferenceEquals(revision, signature.File)) return true;
        try
        {
            var then = SignatureFieldTree.Read(revision).FirstOrDefault(field => field.Id == signature.Field.Id);
            return then is not null && then.Name == signature.Field.Name && then.ValueId == signature.Field.ValueId
                && revision.Dictionary(then.Dictionary["V"])["Contents"] is PdfString contents && contents.Start == signature.Contents?.Start;
        }
        catch (PdfFormatException)
        {
            return false;
        }
    }
}
