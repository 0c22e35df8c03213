using Ciac.Core.Qualifications;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>Public verification at the verbs; what its pages show is read over HTTP.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CheckTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("QUAL-060", "QUAL-061")]
    public async Task Short_words_find_nothing_and_no_certificate_is_told_so()
    {
        foreach (var words in new[] { null, "", "虚构建", new string('长', 101) })
            await World.RefusesAsync(CheckRefusals.NameTooShort, () => World.AskAsync((SearchCertificates verb) => verb.HandleAsync(words, None)));
        await World.RefusesAsync(CheckRefusals.CertificateNotFound, () => World.AskAsync((SearchCertificates verb) => verb.FindAsync("D99999999", None)), "ciac.copy_checks");
    }

    [Fact]
    public async Task A_name_that_many_have_shows_twenty_of_them()
    {
        var name = $"多证{Guid.NewGuid():N}有限公司";
        await World.TakeAsync([.. Enumerable.Range(0, 21).Select(_ => Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content(name)))]);
        var found = Desk.Allowed(await World.AskAsync((SearchCertificates verb) => verb.HandleAsync(name[..8], None)));
        Assert.Equal((SearchCertificates.Most, true), (found.Found.Count, found.IsCut));
    }

    [Fact]
    public async Task A_copy_that_is_not_issued_is_no_certificate()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        var copy = await SeededCopy.UseCopyAsync(World, number, new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1));
        Assert.IsType<CodeCheck.Copy>(await CheckAsync(copy));
        await World.RunSqlAsync($"UPDATE ciac.qualification_copies SET state = 'Running' WHERE number = '{copy.Number}'");
        Assert.IsType<CodeCheck.Other>(await CheckAsync(copy));
        Assert.Equal(1, await World.ReadAsync(db => db.QualificationCopies.Where(c => c.Number == copy.Number).Select(c => c.Checks).SingleAsync()));
    }

    [Fact]
    [Trait("Case", "A-26")]
    public async Task A_file_that_is_a_copy_tells_how_its_certificate_is_today()
    {
        var desk = await Desk.SealedAsync(World);
        await desk.RepresentativeSignsAsync();
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        var copy = await SeededCopy.UseCopyAsync(World, number, new DateOnly(2026, 2, 1), new DateOnly(2031, 1, 1));
        // Any signed document of the portal stands for the copy's file.
        await World.RunSqlAsync($"UPDATE ciac.qualification_copies SET signature_request_id = '{desk.RequestId}' WHERE number = '{copy.Number}'");
        var pdf = await desk.PdfAsync();
        Assert.Equal(CopyStanding.Valid, (await FileAsync(pdf)).Copy!.Standing);
        await World.TakeAsync(Certifying.Event(number, 2, null));
        var later = await FileAsync(pdf);
        Assert.Equal((true, CopyStanding.Revoked), (later.File.Report.Trusted, later.Copy!.Standing));
        pdf[pdf.Length / 3] ^= 1;
        var altered = await World.AskAsync((CheckFile verb) => verb.HandleAsync(pdf, None));
        Assert.Null(altered.Value?.Copy);
        Assert.Equal(2, await World.ReadAsync(db => db.CopyChecks.CountAsync(c => c.Way == CheckWay.File && c.CopyNumber == copy.Number)));
    }

    private async Task<CheckedFile> FileAsync(byte[] pdf) => Desk.Allowed(await World.AskAsync((CheckFile verb) => verb.HandleAsync(pdf, None)));

    private Task<CodeCheck> CheckAsync(SeededCopy copy) => World.AskAsync((CheckCode verb) => verb.HandleAsync(copy.Code, None));
}
