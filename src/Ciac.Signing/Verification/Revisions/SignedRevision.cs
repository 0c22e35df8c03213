using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Sealing;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>A state of the file with the roles of its objects and what its signatures forbid from then on.</summary>
internal sealed class SignedRevision
{
    private readonly List<SignatureTransform> _transforms = [];

    public SignedRevision(PdfFile file)
    {
        File = file;
        Roles = RevisionRoles.Of(file);
        foreach (var field in Roles.Fields.Values.Where(field => field.IsSigned))
        {
            _transforms.AddRange(SigningPermission.Transforms(file, file.Dictionary(field.Dictionary["V"])));
        }
    }

    public PdfFile File { get; }

    public RevisionRoles Roles { get; }

    /// <summary>The object of that number, whatever its generation.</summary>
    public PdfReference Reference(int number) =>
        new(number, File.Entries.TryGetValue(number, out var entry) && entry.Kind == XrefKind.Plain ? entry.Index : 0);

    /// <summary>What a certification leaves open (ISO 32000-2, table 257); 0 when nobody certified.</summary>
    private int Certified => _transforms.OfType<DocMdp>().Select(certified => certified.Permission).DefaultIfEmpty(0).Min();

    /// <summary>A certification allows annotations.</summary>
    public bool MayAnnotate => Certified >= 3;

    /// <summary>A certification allows filling in this field, and no signature locked it.</summary>
    public bool MayFill(string field) => Certified >= 2 && !_transforms.OfType<FieldMdp>().Any(locks => locks.Covers(field));

    /// <summary>A signature may still be put into this field.</summary>
    public bool MaySign(string field) =>
        !_transforms.OfType<DocMdp>().Any(certified => certified.Permission == 1) && !_transforms.OfType<FieldMdp>().Any(locks => locks.Covers(field));
}
