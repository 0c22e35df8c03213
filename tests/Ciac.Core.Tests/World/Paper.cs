using System.Diagnostics;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>What a unit does on the paper way, verb by verb.</summary>
internal static class Paper
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static PaperFields FieldsOf(Firm firm, params PaperReason[] reasons) => new()
    {
        RepresentativeName = firm.Representative.Name,
        RepresentativeDocumentKind = firm.Origin == UnitOrigin.Overseas ? "ForeignPassport" : "ResidentId",
        RepresentativeDocumentNumber = firm.Representative.IdNumber,
        RegistrationNumber = "310000000000001",
        Contact = "填报人",
        Phone = "021-55550000",
        TokenSerial = "USB-0001",
        Reasons = reasons,
    };

    public static Task<Outcome<PaperApplication>> SaveAsync(this PortalWorld world, Desk desk, PaperKind kind, PaperFields? fields = null) =>
        world.AskAsync((EditPaper verb) => verb.SaveAsync(desk.Caller, kind, fields ?? FieldsOf(desk.Firm, kind == PaperKind.Renewal ? [PaperReason.Lost] : []), None));

    public static Task<Outcome<PaperApplication>> UploadAsync(this PortalWorld world, Desk desk, PaperKind kind, byte[] file) =>
        world.AskAsync((EditPaper verb) => verb.UploadAsync(desk.Caller, kind, file, None));

    public static Task<Outcome<PaperApplication>> HandInAsync(this PortalWorld world, Desk desk, PaperKind kind) =>
        world.AskAsync((SubmitPaper verb) => verb.HandleAsync(desk.Caller, kind, None));

    public static Task<Outcome<PaperApplication>> WithdrawAsync(this PortalWorld world, Desk desk) =>
        world.AskAsync((SubmitPaper verb) => verb.WithdrawAsync(desk.Caller, None));

    public static Task<PaperProgress?> PaperAsync(this PortalWorld world, Desk desk, PaperKind kind = PaperKind.Activation) =>
        world.AskAsync((ReadPaper verb) => verb.FindAsync(desk.Caller, kind, None));

    /// <summary>Filled, printed, scanned and handed in: the officer's turn.</summary>
    public static async Task<string> SubmittedAsync(this PortalWorld world, Desk desk, PaperKind kind = PaperKind.Activation)
    {
        var number = Desk.Allowed(await world.SaveAsync(desk, kind)).Number;
        Desk.Allowed(await world.UploadAsync(desk, kind, await world.ScanAsync(desk, kind)));
        Desk.Allowed(await world.HandInAsync(desk, kind));
        await world.MoveAsync();
        return number;
    }

    public static async Task<Outcome<PaperApplication>> CompleteAsync(this PortalWorld world, Desk desk, string origin)
    {
        Desk.Allowed(await world.AskAsync((CompletePaper verb) => verb.SendCodeAsync(desk.Caller, desk.Firm.KeyHolder.Mobile, None)));
        await world.MoveAsync();
        // Another node may be the one that sends it.
        while ((await world.Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_HOLDER_CODE")).Count == 0) await Task.Delay(50);
        var holder = desk.Firm.HolderForm(await desk.CodeAsync(desk.Firm.KeyHolder, "SMS_HOLDER_CODE"));
        var fields = new CompletionFields { Origin = origin, EconomicType = "有限责任公司", RegisteredPlace = "虚构路 1 号" };
        return await world.AskAsync((CompletePaper verb) => verb.HandleAsync(desk.Caller, fields, holder, None));
    }

    /// <summary>The printed form, as a scanner gives it.</summary>
    public static async Task<byte[]> ScanAsync(this PortalWorld world, Desk desk, PaperKind kind)
    {
        var application = (await world.PaperAsync(desk, kind))!.Application;
        return await JpegOfAsync(await world.AskAsync((ReadPaper verb) => Task.FromResult(verb.Draw(application))));
    }

    public static Task<PaperApplication> ApplicationAsync(this PortalWorld world, string number) =>
        world.ReadAsync(db => db.PaperApplications.AsNoTracking().SingleAsync(a => a.Number == number));

    private static async Task<byte[]> JpegOfAsync(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftoppm", ["-jpeg", "-r", "72", "-singlefile", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var all = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(all);
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return all.ToArray();
    }
}
