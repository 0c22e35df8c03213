using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts.Registration;

/// <summary>C1: the scan and the photo of a person at the counter; who sees them, and when.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CounterPictureTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Auditor = new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.Auditor };
    private static int _passports = 20_000_000;
    private readonly CounterForm _form = new() { Name = "Anna Example", DocumentKind = "ForeignPassport", DocumentNumber = $"E{Interlocked.Increment(ref _passports)}", Seen = true };

    private PortalWorld World => portal.World;

    [Fact]
    public async Task The_second_clerk_sees_pictures_without_what_the_camera_wrote_and_they_lie_encrypted()
    {
        byte[] shot = [0xFF, 0xD8, 0xFF, 0xE1, 0, 12, .. "Exif\0\0GPS!"u8, .. JpegBytes.Plain[2..], .. "trailer"u8];
        var entry = Desk.Allowed(await EnterAsync(new(shot, JpegBytes.Plain)));
        foreach (var kind in Enum.GetValues<PictureKind>()) Assert.Equal(JpegBytes.Plain, Desk.Allowed(await LookAsync(Registering.SecondClerk, entry.Id, kind)));
        Assert.Equal(["person.entered", "person.pictured", "person.pictured"], await World.EventsAsync(entry.Number));
        await using var raw = World.Database.CreateCommand("SELECT count(*)::int FROM ciac.counter_pictures WHERE position(convert_to($1, 'UTF8') in content) > 0");
        raw.Parameters.Add(new() { Value = Convert.ToBase64String(JpegBytes.Plain) });
        Assert.Equal(0, await raw.ExecuteScalarAsync());
    }

    [Fact]
    [Produces("PERS-017", "PERS-018")]
    public async Task After_the_decision_only_an_auditor_with_a_reason_sees_them()
    {
        var entry = Desk.Allowed(await EnterAsync(Registering.Pictures));
        await World.RefusesAsync(RegistrationRefusals.NotCounter, () => LookAsync(Auditor, entry.Id, PictureKind.Scan));
        Desk.Allowed(await World.AskAsync((ConfirmPerson verb) => verb.HandleAsync(Registering.SecondClerk, new(entry.Id, true) { Seen = true }, None)));
        await World.RefusesAsync(RegistrationRefusals.EntryNotFound, () => LookAsync(Registering.SecondClerk, entry.Id, PictureKind.Scan));
        await World.RefusesAsync(RegistrationRefusals.NotAuditor, () => RevealAsync(Registering.SecondClerk, entry.Number, "投诉"));
        await World.RefusesAsync(RegistrationRefusals.NotAuditor, () => RevealAsync(Officer.Caller, entry.Number, "投诉"));
        await World.RefusesAsync(RegistrationRefusals.ReasonMissing, () => RevealAsync(Auditor, entry.Number, " "));
        await World.RefusesAsync(RegistrationRefusals.EntryNotFound, () => RevealAsync(Auditor, "CK0", "投诉"));
        Assert.Equal(JpegBytes.Plain, Desk.Allowed(await RevealAsync(Auditor, entry.Number, "投诉 12 号")));
        var line = await World.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "person.revealed"));
        Assert.EndsWith("Scan; 投诉 12 号", line.Detail, StringComparison.Ordinal);
        await World.RunSqlAsync("DELETE FROM ciac.counter_pictures");
        await World.RefusesAsync(RegistrationRefusals.PictureGone, () => RevealAsync(Auditor, entry.Number, "投诉"));
    }

    [Fact]
    [Trait("Case", "A-31")]
    [Produces("PERS-014", "PERS-015", "PERS-016")]
    public async Task What_is_no_picture_is_refused_beside_its_field()
    {
        var none = await EnterAsync(new([], []));
        Assert.Equal(["PERS-014 Scan", "PERS-014 Photo"], none.Refusals.Select(r => $"{r.Code} {r.Field}"));
        await World.RefusesAsync(RegistrationRefusals.NotAPicture, () => EnterAsync(Registering.Pictures with { Photo = "<html></html>"u8.ToArray() }));
        await World.RefusesAsync(RegistrationRefusals.PictureTooLarge, () => EnterAsync(Registering.Pictures with { Scan = new byte[CounterFiles.Largest + 1] }));
    }

    private Task<Outcome<CounterEntry>> EnterAsync(CounterFiles files) => World.AskAsync((EnterPerson verb) => verb.HandleAsync(Registering.FirstClerk, _form, files, None));

    private Task<Outcome<byte[]>> LookAsync(Caller caller, Guid id, PictureKind kind) => World.AskAsync((CounterPictures verb) => verb.LookAsync(caller, id, kind, None));

    private Task<Outcome<byte[]>> RevealAsync(Caller caller, string number, string reason) =>
        World.AskAsync((CounterPictures verb) => verb.RevealAsync(caller, number, PictureKind.Scan, reason, None));
}
