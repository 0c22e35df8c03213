using System.Globalization;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>
/// Signing a prepared field changes its /V and its appearance. A new field is allowed only together with its signature, which
/// then stands in the report under its signer's name; widely used libraries add the field when they sign, also after a
/// certification with P=2.
/// </summary>
internal sealed class FieldRules(RevisionComparison comparison)
{
    /// <summary>A page's annotations or the form's fields: what was there stays, in its order; what is new belongs to new signatures.</summary>
    public void Lists(Pair pair)
    {
        if (pair.Then is not (PdfArray or PdfNull) || pair.Now is not (PdfArray or PdfNull))
        {
            comparison.Forbid(pair);
            return;
        }
        var then = comparison.Then.File.Items(pair.Then);
        var now = comparison.Now.File.Items(pair.Now);
        if (now.Count < then.Count) comparison.Forbid(pair);
        for (var i = 0; i < Math.Min(then.Count, now.Count); i++) comparison.Later(pair.Below(i.ToString(CultureInfo.InvariantCulture), then[i], now[i]));
        foreach (var item in now.Skip(then.Count)) Added(pair, item);
    }

    /// <summary>A field or widget that both revisions have.</summary>
    public void Field(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        if (then["Parent"] != now["Parent"]) comparison.Forbid(pair.Below("Parent", then, now));
        if (pair.NewlySigned is not { } signed)
        {
            comparison.Entries(pair, then, now, "Parent");
            return;
        }
        comparison.Report(ChangeKind.FieldSigned, signed.Name, IsTimestamp(signed) || comparison.Then.MaySign(signed.Name));
        // Signers set the print and lock flags and name the page where the empty field did not.
        comparison.Entries(pair, then, now, "Parent", "V", "AP", "F", "P");
    }

    private void Added(Pair pair, PdfValue item)
    {
        var number = (item as PdfReference)?.Number ?? -1;
        var roles = comparison.Now.Roles;
        var field = roles.Fields.GetValueOrDefault(number) ?? roles.Widgets.GetValueOrDefault(number);
        if (field is not { IsSigned: true } || comparison.Then.Roles.HasOwnPlace(number)) comparison.Forbid(pair);
        else if (IsTimestamp(field)) comparison.Report(ChangeKind.TimestampAdded, field.Name, !IsVisible(field));
        else comparison.Report(ChangeKind.FieldAdded, field.Name, comparison.Then.MaySign(field.Name));
    }

    private bool IsTimestamp(SignatureField field) =>
        comparison.Now.File.Dictionary(field.Dictionary["V"]).IsName("SubFilter", "ETSI.RFC3161");

    /// <summary>It takes room on a page: a timestamp has nothing to show there.</summary>
    private bool IsVisible(SignatureField field)
    {
        var rectangle = comparison.Now.File.Items(field.Widget["Rect"]).Select(comparison.Now.File.Get).OfType<PdfNumber>().Select(number => number.Real).ToArray();
        return rectangle is [var x1, var y1, var x2, var y2] && !x1.Equals(x2) && !y1.Equals(y2);
    }
}
