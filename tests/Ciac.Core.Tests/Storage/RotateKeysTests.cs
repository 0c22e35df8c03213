using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Storage;

/// <summary>Keys are changed under a running portal: every value is readable before, during and after, on every node.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RotateKeysTests(SandboxFixture sandbox)
{
    private const string WithOldKey = "SELECT count(*) FROM ciac.enterprises WHERE substr(phone, 1, 4) = '\\x01026b31'";

    [Fact]
    public async Task Every_value_is_encrypted_anew_and_read_by_a_node_that_knew_only_the_old_key()
    {
        await using var world = await PortalWorld.StartAsync(sandbox);
        await using var other = world.SecondNode();
        var enterprises = Enumerable.Range(1, 1200).Select(Unit).ToList();
        await world.AskAsync(async (CiacDb db) =>
        {
            db.Enterprises.AddRange(enterprises);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("138****0007", await PhoneOfAsync(other, 7));
        Assert.Equal(1200L, await CountAsync(world));

        var done = await world.AskAsync((RotateKeys verb) => verb.HandleAsync(CancellationToken.None).ToListAsync().AsTask());

        Assert.Equal(1200, done.Single(column => column is { Table: "enterprises", Column: "phone" }).Values);
        Assert.Equal(0L, await CountAsync(world));
        Assert.Equal("138****0007", await PhoneOfAsync(world, 7));
        Assert.Equal("138****0007", await PhoneOfAsync(other, 7));
        Assert.Equal("k1 → k2", await world.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "keys-rotated").Select(e => e.Detail).SingleAsync()));
    }

    private static Enterprise Unit(int number) => new()
    {
        Id = Guid.NewGuid(),
        Origin = UnitOrigin.OtherProvince,
        Identifier = $"TEST{number:D14}",
        Name = $"虚构{number}号",
        EconomicType = "有限责任公司",
        RegisteredPlace = "虚构路1号",
        RegistrationNumber = "2098001",
        RegisteredCapital = "",
        Contact = "",
        Country = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        RepresentativeName = "何虚二",
        RepresentativeDocumentKind = "ResidentId",
        RepresentativeDocumentNumber = "31010119900101002X",
        Phone = $"1380000{number:D4}",
    };

    private static async Task<string> PhoneOfAsync(PortalWorld node, int number)
    {
        var identifier = $"TEST{number:D14}";
        var phone = await node.ReadAsync(db => db.Enterprises.Where(e => e.Identifier == identifier).Select(e => e.Phone).SingleAsync());
        return $"{phone[..3]}****{phone[^4..]}";
    }

    private static async Task<object?> CountAsync(PortalWorld world)
    {
        await using var command = world.Database.CreateCommand(WithOldKey);
        return await command.ExecuteScalarAsync();
    }
}
