using System.Text;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>Revisions appended after signing. Every digest still holds: only the comparison of revisions can see them.</summary>
public sealed class ShadowUpdateTests
{
    // Objects of SamplePdf: 1 catalog, 2 page tree, 3 page, 4 content, 5 font, 6 form, 7 empty appearance, 8 free to use, 9 too, 10 11 12 fields.
    private static readonly byte[] Signed = Seals.Sign(SamplePdf.Table("enterprise", "representative", "platform"), "enterprise", Seals.Enterprise);

    public static TheoryData<string> Updates => new(Forgeries.Keys);

    private static readonly Dictionary<string, Func<byte[], byte[]>> Forgeries = new()
    {
        ["content stream replaced"] = pdf => Forger.Update(pdf, 4, Forger.Stream("BT /F1 24 Tf 72 700 Td (Another form) Tj ET")),
        ["content stream freed"] = pdf => Forger.Update(pdf, 4, ""),
        ["page given other contents"] = pdf => Forger.Update(pdf, [(30, Forger.Stream("0 0 9 9 re f")), (3, Forger.Body(pdf, 3).Replace("/Contents 4 0 R", "/Contents 30 0 R", StringComparison.Ordinal))]),
        ["page given one more content"] = pdf => Forger.Update(pdf, [(30, Forger.Stream("0 0 9 9 re f")), (3, Forger.Body(pdf, 3).Replace("/Contents 4 0 R", "/Contents [4 0 R 30 0 R]", StringComparison.Ordinal))]),
        ["page turned"] = pdf => Forger.Update(pdf, 3, Forger.Body(pdf, 3).Replace("/Type/Page", "/Type/Page/Rotate 180", StringComparison.Ordinal)),
        ["page cropped"] = pdf => Forger.Update(pdf, 3, Forger.Body(pdf, 3).Replace("595 842", "595 300", StringComparison.Ordinal)),
        ["font replaced"] = pdf => Forger.Update(pdf, 5, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"),
        ["page inserted"] = pdf => Forger.Update(pdf, [(30, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"), (2, "<</Type/Pages/Kids[30 0 R 3 0 R]/Count 2>>")]),
        ["page removed"] = pdf => Forger.Update(pdf, 2, "<</Type/Pages/Kids[]/Count 0>>"),
        ["page exchanged"] = pdf => Forger.Update(pdf, [(30, Forger.Body(pdf, 3).Replace("/F1 5 0 R", "/F1 8 0 R", StringComparison.Ordinal)), (2, "<</Type/Pages/Kids[30 0 R]/Count 1>>")]),
        ["catalog exchanged"] = pdf => Forger.Update(pdf, [(30, "<</Type/Catalog/Pages 31 0 R/AcroForm 6 0 R>>"), (31, "<</Type/Pages/Kids[32 0 R]/Count 1>>"), (32, "<</Type/Page/Parent 31 0 R/MediaBox[0 0 595 842]/Annots[10 0 R]>>")], root: 30),
        ["action on opening"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", StringComparison.Ordinal)),
        ["optional content"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs[]/D<<>>>>", StringComparison.Ordinal)),
        ["attachment"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/Names<</EmbeddedFiles<</Names[]>>>>", StringComparison.Ordinal)),
        ["page labels"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/PageLabels<</Nums[0<</S/r>>]>>", StringComparison.Ordinal)),
        ["annotation added"] = pdf => Forger.Update(pdf, [(30, "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 800]/Contents(No)/DA(/F1 9 Tf)>>"), (3, Forger.Body(pdf, 3).Replace("/Annots[", "/Annots[30 0 R ", StringComparison.Ordinal))]),
        ["annotation added last"] = pdf => Forger.Update(pdf, [(30, "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 800]/Contents(No)/DA(/F1 9 Tf)>>"), (3, Forger.Body(pdf, 3).Replace("12 0 R]", "12 0 R 30 0 R]", StringComparison.Ordinal))]),
        ["widgets removed from the page"] = pdf => Forger.Update(pdf, 3, Forger.Body(pdf, 3).Replace("/Annots[10 0 R 11 0 R 12 0 R]", "/Annots[10 0 R]", StringComparison.Ordinal)),
        ["empty field put over the text"] = pdf => Forger.Update(pdf, 11, Forger.Body(pdf, 11).Replace("/Rect[210 100", "/Rect[0 0", StringComparison.Ordinal)),
        ["empty field given an appearance"] = pdf => Forger.Update(pdf, [(30, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>\nstream\n0 0 9 9 re f\nendstream"), (11, Forger.Body(pdf, 11).Replace("/N 7 0 R", "/N 30 0 R", StringComparison.Ordinal))]),
        ["shared appearance redefined"] = pdf => Forger.Update(pdf, 7, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>\nstream\n0 0 9 9 re f\nendstream"),
        ["signed field given another appearance"] = pdf => Forger.Update(pdf, [(30, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>\nstream\n0 0 9 9 re f\nendstream"), (10, Forger.Body(pdf, 10).Replace("/N 7 0 R", "/N 30 0 R", StringComparison.Ordinal))]),
        ["signed field moved"] = pdf => Forger.Update(pdf, 10, Forger.Body(pdf, 10).Replace("50 100", "50 500", StringComparison.Ordinal)),
        ["signature taken out of its field"] = pdf => Forger.Update(pdf, 10, System.Text.RegularExpressions.Regex.Replace(Forger.Body(pdf, 10), @"/V \d+ 0 R", "")),
        ["lock taken off"] = pdf => Forger.Update(pdf, 11, Forger.Body(pdf, 11).Replace("/Lock<</Type/SigFieldLock/Action/Include/Fields[(representative)]>>", "", StringComparison.Ordinal)),
        ["field renamed"] = pdf => Forger.Update(pdf, 11, Forger.Body(pdf, 11).Replace("/T(representative)", "/T(the_boss)", StringComparison.Ordinal)),
        ["field removed from the form"] = pdf => Forger.Update(pdf, 6, "<</Fields[10 0 R 11 0 R]/SigFlags 3>>"),
        ["text field added to the form"] = pdf => Forger.Update(pdf, [(30, "<</FT/Tx/T(x)/V(1)>>"), (6, "<</Fields[10 0 R 11 0 R 12 0 R 30 0 R]/SigFlags 3>>")]),
        ["unsigned signature field added"] = pdf => Forger.Update(pdf, [(30, "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/Rect[0 0 500 800]/AP<</N 7 0 R>>>>"), (6, "<</Fields[10 0 R 11 0 R 12 0 R 30 0 R]/SigFlags 3>>"), (3, Forger.Body(pdf, 3).Replace("12 0 R]", "12 0 R 30 0 R]", StringComparison.Ordinal))]),
        ["appearances to be made again"] = pdf => Forger.Update(pdf, 6, "<</Fields[10 0 R 11 0 R 12 0 R]/SigFlags 3/NeedAppearances true>>"),
        ["another form technology"] = pdf => Forger.Update(pdf, 6, "<</Fields[10 0 R 11 0 R 12 0 R]/SigFlags 3/XFA(x)>>"),
        ["signature flags lowered"] = pdf => Forger.Update(pdf, 6, "<</Fields[10 0 R 11 0 R 12 0 R]/SigFlags 0>>"),
        ["a fake value in an empty field"] = pdf => Forger.Update(pdf, [(30, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name(Boss)/ByteRange[0 10 20 30]/Contents<00>>>"), (11, Forger.Body(pdf, 11).Replace("/F 132", "/F 132/V 30 0 R", StringComparison.Ordinal))]),
        ["the first signature copied into another field"] = pdf => Forger.Update(pdf, 11, Forger.Body(pdf, 11).Replace("/F 132", "/F 132" + System.Text.RegularExpressions.Regex.Match(Forger.Body(pdf, 10), @"/V \d+ 0 R").Value, StringComparison.Ordinal)),
        ["a store that holds pages"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/DSS<</Certs[3 0 R]>>", StringComparison.Ordinal)),
        ["permissions invented"] = pdf => Forger.Update(pdf, 1, Forger.Body(pdf, 1).Replace("/Type/Catalog", "/Type/Catalog/Perms<</DocMDP 13 0 R>>", StringComparison.Ordinal)),
        ["description rewritten"] = pdf => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Forger.Update(pdf, 8, "<</Title(Another title)>>")).Replace("/Root 1 0 R/Prev", "/Root 1 0 R/Info 8 0 R/Prev", StringComparison.Ordinal)),
        ["bytes after the end"] = pdf => [.. pdf, .. "%hidden\n"u8],
        ["another file appended"] = pdf => [.. pdf, .. SamplePdf.Table("x")],
        ["rolled back to the time before signing"] = pdf => [.. pdf, .. Encoding.ASCII.GetBytes($"startxref\n{System.Text.RegularExpressions.Regex.Match(Encoding.Latin1.GetString(pdf), @"startxref\s+(\d+)").Groups[1].Value}\n%%EOF\n")],
    };

    [Theory]
    [MemberData(nameof(Updates))]
    [Trait("Case", "A-6")]
    public async Task An_update_after_signing_is_not_accepted(string name)
    {
        var forged = Forgeries[name](Signed);
        Assert.True(forged.AsSpan().StartsWith(Signed));

        var report = await Verifying.VerifyAsync(forged);

        Assert.False(report.Intact, name);
    }

    [Fact]
    public async Task The_harness_alone_changes_nothing()
    {
        var report = await Verifying.VerifyAsync(Forger.Update(Signed, 8, "<</Producer(Nobody reaches this)>>"));

        Assert.True(report.Intact, Verifying.Explain(report));
        Assert.False(report.Signatures[0].CoversWholeFile);
    }

    [Theory]
    [InlineData(1, "/Type/Catalog", "/Type/Catalog/Version/1.7")]
    [InlineData(1, "/Type/Catalog", "/Type/Catalog/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>")]
    [InlineData(6, "/SigFlags 3", "/SigFlags 3/DR<</Font<<>>>>/DA(/Helv 0 Tf)")]
    public async Task What_other_programs_add_when_they_sign_is_no_change_of_the_document(int number, string part, string instead)
    {
        var report = await Verifying.VerifyAsync(Forger.Update(Signed, number, Forger.Body(Signed, number).Replace(part, instead, StringComparison.Ordinal)));

        Assert.True(report.Intact, Verifying.Explain(report));
    }

    [Theory]
    [InlineData("\n\n  \n", true)]
    [InlineData("\nx", false)]
    public async Task White_space_at_the_end_is_fine_when_it_was_signed(string tail, bool intact)
    {
        byte[] longer = [.. Signed, .. Encoding.ASCII.GetBytes(tail)];
        var text = Encoding.Latin1.GetString(longer);
        var range = System.Text.RegularExpressions.Regex.Matches(text, @"(?<=/ByteRange )\[(\d+ \d+ (\d+)) \d+\] *")[^1];
        var covered = $"[{range.Groups[1].Value} {longer.Length - int.Parse(range.Groups[2].Value, null)}]".PadRight(range.Length);

        var report = await Verifying.VerifyAsync(CmsForge.Resign(Forger.Patch(longer, range.Value, covered), Seals.Enterprise));

        Assert.Equal(intact, report.Intact);
    }

    [Fact]
    public async Task White_space_that_was_not_signed_is_reported()
    {
        var report = await Verifying.VerifyAsync([.. Signed, .. "\n\n"u8]);

        Assert.Contains(report.Changes, change => change.Kind == ChangeKind.TrailingBytes);
    }

    [Fact]
    public async Task An_object_that_the_signed_page_named_but_lacked_cannot_be_supplied_later()
    {
        var objects = SamplePdf.Objects("enterprise");
        objects[3] = objects[3].Replace("/Contents 4 0 R", "/Contents [4 0 R 30 0 R]", StringComparison.Ordinal);
        var signed = Seals.Sign(SamplePdf.Classic(objects), "enterprise", Seals.Enterprise);

        var report = await Verifying.VerifyAsync(Forger.Update(signed, 30, Forger.Stream("0 0 500 800 re f")));

        Assert.False(report.Intact);
        Assert.Contains(report.Changes, change => change.Where.Contains("Contents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_between_two_signatures_breaks_the_first_and_names_the_place()
    {
        var changed = Forger.Update(Signed, 4, Forger.Stream("BT /F1 24 Tf 72 700 Td (Another form) Tj ET"));
        var report = await Verifying.VerifyAsync(Seals.Sign(changed, "platform", Seals.Platform));

        Assert.False(report.Signatures[0].Intact);
        Assert.True(report.Signatures[1].Intact, Verifying.Explain(report));
        Assert.Contains(report.Signatures[0].ChangesAfter, change => change is { Kind: ChangeKind.Modified, Allowed: false } && change.Where.EndsWith("/Contents", StringComparison.Ordinal));
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task A_change_that_the_next_revision_takes_back_still_breaks_who_signed_it()
    {
        var changed = Forger.Update(Signed, 4, Forger.Stream("BT /F1 24 Tf 72 700 Td (Another form) Tj ET"));
        var signed = Seals.Sign(changed, "platform", Seals.Platform);
        var report = await Verifying.VerifyAsync(Forger.Update(signed, 4, Forger.Body(Signed, 4)));

        Assert.True(report.Signatures[0].Intact);
        Assert.False(report.Signatures[1].Intact);
    }
}
