using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures;

/// <summary>Forms with the longest words that the portal takes: every signature has its place on a page that is shown.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LongFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Fact]
    public async Task Upgrade_with_the_longest_names()
    {
        var work = await UpgradeWork.StartAsync(World);
        await World.ReadAsync(async db =>
        {
            var unit = await db.Enterprises.SingleAsync(e => e.Identifier == work.Main.Firm.Identifier);
            (unit.Name, unit.RepresentativeName) = (Words(100), Words(60));
            foreach (var certificate in await db.Credentials.Where(c => c.EnterpriseId == unit.Id).ToListAsync())
                (certificate.Nickname, certificate.HolderName) = (Words(40), Words(60));
            return await db.SaveChangesAsync();
        });
        var upgrade = await work.DrawnAsync();
        await EveryPageIsShownAsync(new SigningAccess.Owner(work.Sub.Caller, upgrade.SignatureRequestId!.Value), 3);
    }

    [Fact]
    public async Task Change_of_every_field_to_the_longest_words()
    {
        var desk = await World.OpenTypedUnitAsync("overseas");
        await World.ReadAsync(async db =>
        {
            var unit = await db.Enterprises.SingleAsync(e => e.Identifier == desk.Firm.Identifier);
            (unit.EconomicType, unit.RegisteredPlace, unit.RegistrationNumber, unit.RegisteredCapital, unit.Contact, unit.Phone) =
                (Words(40), Words(120), Words(60), Words(40), Words(40), "021-55550000-1234567890");
            return await db.SaveChangesAsync();
        });
        var form = desk.Firm.UnitForm with
        {
            EconomicType = Words(39),
            RegisteredPlace = Words(119),
            RegistrationNumber = new string('9', 60),
            RegisteredCapital = Words(39),
            RepresentativeName = Words(59),
            Contact = Words(39),
            Phone = "021-55550001-1234567890",
        };
        var change = await World.DrawnChangeAsync(desk, form);
        await EveryPageIsShownAsync(new SigningAccess.Owner(desk.Caller, change.SignatureRequestId!.Value), 2);
    }

    private async Task EveryPageIsShownAsync(SigningAccess access, int signatories)
    {
        var view = Desk.Allowed(await World.AskAsync((ViewSignatureRequest verb) => verb.HandleAsync(access, CancellationToken.None)));
        var pdf = Desk.Allowed(await World.AskAsync((ReadDocument verb) => verb.HandleAsync(access, CancellationToken.None))).Revision.Content;
        Assert.Equal((2, 2), (PdfPages.Count(pdf), view.Pages));
        Assert.Equal(signatories, view.Places.Count);
        Assert.All(view.Places, place => Assert.True(place.Page == 2 && place.Y >= 0 && place.Y + place.Height <= 841.89));
    }

    private static string Words(int length) => string.Concat(Enumerable.Repeat("上海市虚构建设工程总承包集团有限责任公司", 7))[..length];
}
