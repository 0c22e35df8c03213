using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Signatures;

/// <summary>上传 PDF 验签: anybody's file, and what became of it if it is the portal's own.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VerifyFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_document_of_the_portal_is_recognised_in_each_of_its_states()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var half = await desk.PdfAsync();
        await desk.RepresentativeSignsAsync();
        var whole = await desk.PdfAsync();

        var final = Desk.Allowed(await VerifyAsync(whole));
        Assert.True(final.Report.Trusted);
        Assert.True(final.IsLatest);
        Assert.Equal(SignatureRequestState.Completed, final.Known!.Request.State);
        var earlier = Desk.Allowed(await VerifyAsync(half));
        Assert.True(earlier.Report.Intact);
        Assert.False(earlier.IsLatest);
        Assert.Equal(final.Known.Document.Number, earlier.Known!.Document.Number);
    }

    [Fact]
    [Trait("Case", "A-8")]
    public async Task What_was_changed_or_only_looks_sealed_is_told()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var pdf = await desk.PdfAsync();
        pdf[pdf.Length / 3] ^= 1;
        var changed = await VerifyAsync(pdf);
        Assert.True(changed.Refusal is not null || !changed.Value!.Report.Intact);
        Assert.Null(changed.Value?.Known);

        // The form before anybody signed shows the boxes, and the seal of the printed picture proves nothing.
        var drawn = (await portal.World.ReadAsync(db => Task.FromResult(db.DocumentRevisions.OrderBy(r => r.CreatedAt).First(r => r.Number == 0)))).Content;
        var unsigned = Desk.Allowed(await VerifyAsync(drawn));
        Assert.Empty(unsigned.Report.Signatures);
        Assert.False(unsigned.Report.Intact);
    }

    [Fact]
    [Produces("SIGN-050", "SIGN-051", "SIGN-052")]
    public async Task What_cannot_be_verified_is_refused()
    {
        await portal.World.RefusesAsync(SignatureRefusals.FileMissing, () => VerifyAsync([]));
        await portal.World.RefusesAsync(SignatureRefusals.FileTooLarge, () => VerifyAsync(new byte[VerifyFile.LargestFile + 1]));
        await portal.World.RefusesAsync(SignatureRefusals.FileUnreadable, () => VerifyAsync("no PDF"u8.ToArray()));
    }

    private Task<Outcome<VerifiedFile>> VerifyAsync(byte[] file) => portal.World.AskAsync((VerifyFile verb) => verb.HandleAsync(file, CancellationToken.None));
}
