using System.Text.Json;
using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Signatures;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A unit's qualification certificate, written straight into the tables, and what people do with it, verb by verb.</summary>
internal static class CopyWork
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    public static QualificationContent ContentOf(Firm firm) => new()
    {
        EnterpriseName = firm.Name,
        RegisteredAddress = "上海市虚构路 1 号 2 楼",
        RegistrationNumber = "310112001435369",
        RepresentativeName = firm.Representative.Name,
        RegisteredCapital = "10000万元",
        EconomicType = "一人有限责任公司（自然人独资）",
        Grades = [new("建筑工程总承包", "二级"), new("公路工程总承包", "二级")],
        Authority = "上海市住房和城乡建设管理委员会",
        ApprovedOn = Today.AddDays(-30),
        ValidFrom = Today.AddDays(-30),
        ValidUntil = Today.AddYears(4),
    };

    /// <summary>Its number; nobody has collected it.</summary>
    public static async Task<string> ApprovedAsync(this PortalWorld world, Firm firm, Func<QualificationContent, QualificationContent>? change = null)
    {
        var content = change is null ? ContentOf(firm) : change(ContentOf(firm));
        var qualification = new Qualification
        {
            Id = Guid.CreateVersion7(),
            CertificateNumber = $"D231{Random.Shared.Next(100_000_000):D8}",
            Kind = QualificationKind.Construction,
            Identifier = firm.Identifier,
            EnterpriseName = firm.Name,
            Sequence = 1,
            CurrentVersion = 1,
            CreatedAt = DateTimeOffset.UtcNow,
            UpdatedAt = DateTimeOffset.UtcNow,
        };
        await world.ReadAsync(db =>
        {
            db.Add(qualification);
            db.Add(VersionOf(qualification, content));
            return db.SaveChangesAsync();
        });
        return qualification.CertificateNumber;
    }

    /// <summary>The approving system raises it: another version counts.</summary>
    public static Task<int> RaisedAsync(this PortalWorld world, string certificate) => world.ReadAsync(async db =>
    {
        var qualification = await db.Qualifications.SingleAsync(q => q.CertificateNumber == certificate);
        var old = await db.QualificationVersions.SingleAsync(v => v.QualificationId == qualification.Id && v.Number == qualification.CurrentVersion);
        old.SupersededAt = DateTimeOffset.UtcNow;
        (qualification.CurrentVersion, qualification.Sequence) = (qualification.CurrentVersion + 1, qualification.Sequence + 1);
        db.Add(VersionOf(qualification, old.Content with { Grades = [new("建筑工程总承包", "一级")] }));
        return await db.SaveChangesAsync();
    });

    /// <summary>All of it is cancelled.</summary>
    public static Task<int> CancelledAsync(this PortalWorld world, string certificate) =>
        world.RunSqlAsync($"UPDATE ciac.qualifications SET ended_as = 'Cancelled', ended_at = now() WHERE certificate_number = '{certificate}'");

    public static Task<Outcome<QualificationCopy>> CollectAsync(this PortalWorld world, Desk desk, string certificate) =>
        world.AskAsync((CollectCertificate verb) => verb.HandleAsync(desk.Caller, certificate, None));

    public static Task<Outcome<QualificationCopy>> ConfirmAsync(this PortalWorld world, Desk desk, QualificationCopy copy) =>
        world.AskAsync((ConfirmCopy verb) => verb.ConfirmAsync(desk.Caller, copy.Number, None));

    /// <summary>领证 to its end: the approval copy.</summary>
    public static async Task<QualificationCopy> CollectedAsync(this PortalWorld world, Desk desk, string certificate)
    {
        var copy = Desk.Allowed(await world.CollectAsync(desk, certificate));
        await world.MoveAsync();
        Desk.Allowed(await world.ConfirmAsync(desk, copy));
        await world.MoveAsync();
        return await world.CopyAsync(copy.Number);
    }

    /// <summary>A certificate that is collected; its number.</summary>
    public static async Task<string> ReadyAsync(this PortalWorld world, Desk desk)
    {
        var certificate = await world.ApprovedAsync(desk.Firm);
        Assert.Equal(CopyState.Issued, (await world.CollectedAsync(desk, certificate)).State);
        return certificate;
    }

    public static UseForm Use(string purpose = "ABC工程投标") => new()
    {
        Purpose = purpose,
        UseFrom = Today.ToString("yyyy-MM-dd", null),
        UseUntil = Today.AddDays(30).ToString("yyyy-MM-dd", null),
        Key = Guid.NewGuid().ToString(),
    };

    public static Task<Outcome<QualificationCopy>> UseAsync(this PortalWorld world, Desk desk, string certificate, UseForm? form = null) =>
        world.AskAsync((StartUseCopy verb) => verb.HandleAsync(desk.Caller, certificate, form ?? Use(), None));

    /// <summary>A use copy that waits for the unit's seal.</summary>
    public static async Task<QualificationCopy> DrawnUseAsync(this PortalWorld world, Desk desk, string certificate, UseForm? form = null)
    {
        var copy = Desk.Allowed(await world.UseAsync(desk, certificate, form));
        await world.MoveAsync();
        return await world.CopyAsync(copy.Number);
    }

    /// <summary>Sealed by the unit; the workflow is left to whoever moves it.</summary>
    public static async Task SealUseAsync(this PortalWorld world, Desk desk, QualificationCopy copy)
    {
        var access = new SigningAccess.Owner(desk.Caller, copy.SignatureRequestId!.Value);
        var seal = Desk.Allowed(await world.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, desk.Token.Certificate, None)));
        Desk.Allowed(await world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, desk.Token.Sign(seal.ToBeSigned), None)));
    }

    public static async Task<QualificationCopy> UsedAsync(this PortalWorld world, Desk desk, string certificate, UseForm? form = null)
    {
        var copy = await world.DrawnUseAsync(desk, certificate, form);
        await world.SealUseAsync(desk, copy);
        await world.MoveAsync();
        return await world.CopyAsync(copy.Number);
    }

    public static Task<Outcome<ReadableDocument>> FileAsync(this PortalWorld world, Desk desk, QualificationCopy copy) =>
        world.AskAsync((CopyFiles verb) => verb.HandleAsync(desk.Caller, copy.Number, None));

    public static Task<QualificationCopy> CopyAsync(this PortalWorld world, string number) =>
        world.ReadAsync(db => db.QualificationCopies.AsNoTracking().SingleAsync(c => c.Number == number));

    private static QualificationVersion VersionOf(Qualification qualification, QualificationContent content) => new()
    {
        QualificationId = qualification.Id,
        Number = qualification.CurrentVersion,
        Sequence = qualification.Sequence,
        Change = qualification.CurrentVersion == 1 ? QualificationChange.Issued : QualificationChange.Raised,
        ContentJson = JsonSerializer.Serialize(content),
        CreatedAt = DateTimeOffset.UtcNow,
    };
}
