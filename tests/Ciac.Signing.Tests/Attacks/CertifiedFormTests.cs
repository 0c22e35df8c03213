using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>What a certification of P=1, 2 or 3 leaves open to people without a key (ISO 32000-2, table 257).</summary>
public sealed class CertifiedFormTests
{
    private const int Text = 20;
    private const int Tick = 21;
    private const string Look = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>\nstream\n0 0 9 9 re f\nendstream";
    private const string Note = "<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents(Seen)>>";

    public static TheoryData<string, int, bool> Updates
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var (name, (least, _)) in Acts)
            {
                for (var permission = 0; permission <= 3; permission++) data.Add(name, permission, least > 0 && permission >= least);
            }
            return data;
        }
    }

    // The least permission that allows the act; 0: none does.
    private static readonly Dictionary<string, (int Least, Func<byte[], byte[]> Do)> Acts = new()
    {
        ["text filled in"] = (2, pdf => Forger.Update(pdf, [(30, Look), (Text, With(pdf, Text, "/V(old)/AP<</N 7 0 R>>", "/V(new)/AP<</N 30 0 R>>"))])),
        ["box ticked"] = (2, pdf => Forger.Update(pdf, Tick, With(pdf, Tick, "/V/Off/AS/Off", "/V/Yes/AS/Yes"))),
        ["look changed without a value"] = (0, pdf => Forger.Update(pdf, [(30, Look), (Text, With(pdf, Text, "/AP<</N 7 0 R>>", "/AP<</N 30 0 R>>"))])),
        ["filled in and moved"] = (0, pdf => Forger.Update(pdf, Text, With(pdf, Text, "/V(old)", "/V(new)").Replace("/Rect[50 500", "/Rect[50 100", StringComparison.Ordinal))),
        ["filled in with a script"] = (0, pdf => Forger.Update(pdf, Text, With(pdf, Text, "/V(old)", "/V(new)/AA<</K<</S/JavaScript/JS(x)>>>>"))),
        ["box shows another state than its value"] = (0, pdf => Forger.Update(pdf, Tick, With(pdf, Tick, "/V/Off/AS/Off", "/V/No/AS/Yes"))),
        ["box given other looks"] = (0, pdf => Forger.Update(pdf, [(30, Look), (Tick, With(pdf, Tick, "/V/Off/AS/Off/AP<</N<</Yes 7 0 R", "/V/Yes/AS/Yes/AP<</N<</Yes 30 0 R"))])),
        ["note added"] = (3, pdf => Forger.Update(pdf, [(30, Note), (3, With(pdf, 3, "/Annots[", "/Annots[30 0 R "))])),
        ["note with a script added"] = (0, pdf => Forger.Update(pdf, [(30, Note.Replace("/Rect", "/A<</S/JavaScript/JS(x)>>/Rect", StringComparison.Ordinal)), (3, With(pdf, 3, "/Annots[", "/Annots[30 0 R "))])),
        ["widget taken off the page"] = (0, pdf => Forger.Update(pdf, 3, With(pdf, 3, " 20 0 R", ""))),
        ["text of the page replaced"] = (0, pdf => Forger.Update(pdf, 4, Forger.Stream("BT /F1 24 Tf 72 700 Td (Another form) Tj ET"))),
    };

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task An_update_is_accepted_exactly_from_its_permission_on(string name, int permission, bool accepted)
    {
        var changed = Acts[name].Do(Certified(permission));

        var report = await Verifying.VerifyAsync(changed);

        Assert.True(accepted == report.Intact, name + Environment.NewLine + Verifying.Explain(report));
    }

    [Fact]
    public async Task A_locked_field_is_not_filled_in_and_what_was_filled_in_is_named()
    {
        var open = await Verifying.VerifyAsync(Acts["text filled in"].Do(Certified(2)));
        var locked = await Verifying.VerifyAsync(Acts["text filled in"].Do(Certified(2, "(enterprise)(remark)")));

        Assert.Equal(new DocumentChange(ChangeKind.FormFilled, "remark", Allowed: true), Assert.Single(open.Changes));
        Assert.False(locked.Intact);
    }

    private static string With(byte[] pdf, int number, string part, string instead)
    {
        var body = Forger.Body(pdf, number);
        Assert.Contains(part, body, StringComparison.Ordinal);
        return body.Replace(part, instead, StringComparison.Ordinal);
    }

    /// <summary>A file with a text field and a box, certified with that permission; 0: signed without a certification.</summary>
    private static byte[] Certified(int permission, string locked = "(enterprise)")
    {
        var objects = SamplePdf.Objects("enterprise");
        objects[3] = objects[3].Replace("/Annots[10 0 R", "/Annots[10 0 R 20 0 R 21 0 R", StringComparison.Ordinal);
        objects[6] = "<</Fields[10 0 R 20 0 R 21 0 R]/SigFlags 3>>";
        objects[10] = objects[10].Replace("[(enterprise)]", $"[{locked}]", StringComparison.Ordinal);
        for (var filler = 11; filler < Text; filler++) objects[filler] = "null";
        objects[Text] = "<</Type/Annot/Subtype/Widget/FT/Tx/T(remark)/F 4/P 3 0 R/Rect[50 500 300 520]/V(old)/AP<</N 7 0 R>>>>";
        objects[Tick] = "<</Type/Annot/Subtype/Widget/FT/Btn/T(agree)/F 4/P 3 0 R/Rect[50 400 60 410]/V/Off/AS/Off/AP<</N<</Yes 7 0 R/Off 7 0 R>>>>>>";
        var file = SamplePdf.Classic(objects);
        if (permission == 0) return Seals.Sign(file, "enterprise", Seals.Enterprise);
        var certified = Seals.Certify(file, "enterprise", Seals.Enterprise);
        return permission == 2 ? certified : CmsForge.Resign(Forger.Patch(certified, "/TransformParams/P 2", $"/TransformParams/P {permission}"), Seals.Enterprise);
    }
}
