using System.Text.RegularExpressions;
using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Signatures;
using Ciac.Core.Tasks;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>F10 and F11: the certificate is collected once its data are confirmed, and used by copies that unit, authority and platform seal.</summary>
[Collection(SandboxCollection.Name)]
public sealed partial class CopyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task What_was_confirmed_is_sealed_by_the_authority_and_the_platform()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ApprovedAsync(desk.Firm);
        Assert.Equal($"/qualifications/{certificate}", Assert.Single(await World.ToDosAsync(desk), t => t.What == ToDoKind.CollectQualification).Link);
        var copy = Desk.Allowed(await World.CollectAsync(desk, certificate));
        await World.MoveAsync();
        Assert.True((await ProgressAsync(desk, copy)).AwaitsConfirmation);
        Assert.Null((await World.CopyAsync(copy.Number)).SignatureRequestId);
        Desk.Allowed(await World.ConfirmAsync(desk, copy));
        Assert.False((await ProgressAsync(desk, copy)).AwaitsConfirmation);
        await World.MoveAsync();

        var issued = await World.CopyAsync(copy.Number);
        Assert.Equal(CopyState.Issued, issued.State);
        Assert.NotNull(issued.IssuedAt);
        Assert.Equal(["copy.started", "copy.confirmed", "document.drawn", "signature.Authority", "signature.Platform", "copy.issued"], await World.EventsAsync(copy.Number));
        Assert.Contains("approval-copy.issued", await World.KindsAsync(desk));
        Assert.DoesNotContain(await World.ToDosAsync(desk), t => t.What == ToDoKind.CollectQualification);
        var file = Desk.Allowed(await World.FileAsync(desk, issued));
        await SignedAsync(file, "上海市住房和城乡建设管理委员会", "上海市建设市场信息服务平台");
        Assert.Equal(copy.Number, file.Document.Number);
        Assert.DoesNotContain(file.Document.Form.Sections, s => s.Heading == "用途");
    }

    [Fact]
    public async Task A_use_copy_is_sealed_by_the_unit_the_authority_and_the_platform_and_there_are_as_many_as_wanted()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.UsedAsync(desk, certificate, CopyWork.Use(" ABC工程（𠮷）投标 "));
        Assert.Equal((CopyState.Issued, "ABC工程（𠮷）投标"), (copy.State, copy.Purpose));
        Assert.Equal(["copy.started", "document.drawn", "signature.Enterprise", "signature.Authority", "signature.Platform", "copy.issued"], await World.EventsAsync(copy.Number));
        Assert.Contains("use-copy.issued", await World.KindsAsync(desk));
        var file = Desk.Allowed(await World.FileAsync(desk, copy));
        await SignedAsync(file, desk.Firm.Name, "上海市住房和城乡建设管理委员会", "上海市建设市场信息服务平台");
        Assert.Equal(["ABC工程（𠮷）投标", $"{copy.UseFrom:yyyy-MM-dd}至{copy.UseUntil:yyyy-MM-dd}"], file.Document.Form.Sections.Single(s => s.Heading == "用途").Rows.Select(r => r.Value));

        var second = await World.UsedAsync(desk, certificate, CopyWork.Use("XYZ工程投标"));
        var uses = Desk.Allowed(await World.AskAsync((ReadCopies verb) => verb.UsesAsync(desk.Caller, certificate, 1, None)));
        Assert.Equal([second.Number, copy.Number], uses.Copies.Select(c => c.Copy.Number));
        Assert.All(uses.Copies, c => Assert.Equal(CopyStanding.Valid, c.Standing));
        Assert.Equal(CopyKind.ApprovalCopy, uses.Approval!.Copy.Kind);
        Assert.NotEqual(file.Document.VerificationCode, Desk.Allowed(await World.FileAsync(desk, second)).Document.VerificationCode);
    }

    [Fact]
    public async Task A_clerk_who_holds_the_item_collects_and_uses_as_the_administrator_does()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync(CopyRights.Item);
        var certificate = await World.ApprovedAsync(work.Clerk.Firm);
        Assert.Contains(await World.ToDosAsync(work.Clerk), t => t.What == ToDoKind.CollectQualification);
        Assert.Equal(CopyState.Issued, (await World.CollectedAsync(work.Clerk, certificate)).State);
        var copy = await World.UsedAsync(work.Clerk, certificate);
        Assert.Equal(CopyState.Issued, copy.State);
        Assert.Equal(copy.Number, Desk.Allowed(await World.FileAsync(work.Admin, copy)).Document.Number);
    }

    [Fact]
    public async Task Withdrawn_or_forgotten_leaves_the_certificate_to_be_collected()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var desk = await world.OpenUnitAsync();
        var certificate = await world.ApprovedAsync(desk.Firm);
        var withdrawn = Desk.Allowed(await world.CollectAsync(desk, certificate));
        await world.MoveAsync();
        Desk.Allowed(await world.AskAsync((ConfirmCopy verb) => verb.WithdrawAsync(desk.Caller, withdrawn.Number, None)));
        await world.MoveAsync();
        Assert.Equal(CopyState.Withdrawn, (await world.CopyAsync(withdrawn.Number)).State);

        var forgotten = Desk.Allowed(await world.CollectAsync(desk, certificate));
        await world.MoveAsync();
        using (world.Clock.Later(TimeSpan.FromDays(7.1))) await world.MoveAsync();
        Assert.Equal(CopyState.Expired, (await world.CopyAsync(forgotten.Number)).State);
        Assert.Contains("approval-copy.expired", await world.KindsAsync(desk));
        Assert.Equal(CopyState.Issued, (await world.CollectedAsync(desk, certificate)).State);

        var use = await world.DrawnUseAsync(desk, certificate);
        var access = new SigningAccess.Owner(desk.Caller, use.SignatureRequestId!.Value);
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(access, None)));
        await world.MoveAsync();
        Assert.Equal(CopyState.Withdrawn, (await world.CopyAsync(use.Number)).State);
        var late = await world.DrawnUseAsync(desk, certificate);
        using (world.Clock.Later(TimeSpan.FromDays(7.1))) await world.MoveAsync();
        Assert.Equal(CopyState.Expired, (await world.CopyAsync(late.Number)).State);
        Assert.Contains("use-copy.expired", await world.KindsAsync(desk));
        Assert.Empty(Desk.Allowed(await world.AskAsync((ReadCopies verb) => verb.UsesAsync(desk.Caller, certificate, 1, None))).Copies);
    }

    private Task<CopyProgress> ProgressAsync(Desk desk, QualificationCopy copy) =>
        World.AskAsync(async (ReadCopies verb) => Desk.Allowed(await verb.HandleAsync(desk.Caller, copy.Number, None)));

    // Judged by a program that knows nothing of us: each signature valid, whose they are, the last one over the whole file.
    private static async Task SignedAsync(ReadableDocument file, params string[] signers)
    {
        var report = await PdfSig.ReportAsync(file.Revision.Content);
        Assert.Equal(signers.Length, Valid().Count(report));
        Assert.Equal(signers, Signer().Matches(report).Select(m => m.Groups[1].Value.Trim()));
        Assert.Equal(1, Whole().Count(report));
    }

    [GeneratedRegex("Signature Validation: Signature is Valid\\.")]
    private static partial Regex Valid();

    [GeneratedRegex("Signer Certificate Common Name: (.+)")]
    private static partial Regex Signer();

    [GeneratedRegex("Total document signed")]
    private static partial Regex Whole();
}
