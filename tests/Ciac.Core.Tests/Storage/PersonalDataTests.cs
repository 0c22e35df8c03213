using System.Text;
using System.Text.RegularExpressions;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Storage;

/// <summary>Invariant 6: who has the tables alone reads nobody's number, phone or code in them.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PersonalDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // A signed document holds its signers' certificates, as every reader of it must find them.
    private const string Documents = "ciac.document_revisions";

    [Fact]
    [Trait("Case", "A-25")]
    public async Task No_table_shows_a_number_a_phone_or_a_code_at_any_step()
    {
        var world = portal.World;
        var firm = await Firm.FreshAsync(world.Sandbox, "other-province");
        var desk = await Desk.SignInAsync(world, firm);
        await desk.FillUnitAsync();
        Desk.Allowed(await world.AskAsync((Core.Certificates.EditActivation verb) => verb.SendCodeAsync(desk.Caller, firm.KeyHolder.Mobile, CancellationToken.None)));
        var waiting = await DumpAsync();
        await world.MoveAsync();
        var code = await desk.CodeAsync(firm.KeyHolder, "SMS_HOLDER_CODE");
        AssertSilent(waiting, firm, code);
        Desk.Allowed(await world.AskAsync((Core.Certificates.EditActivation verb) => verb.SaveHolderAsync(desk.Caller, firm.HolderForm(code), CancellationToken.None)));
        await desk.SubmitAsync();
        await desk.SealAsync();
        var release = await desk.RepresentativeCodeAsync();
        AssertSilent(await DumpAsync(), firm, code, release);
        Desk.Allowed(await desk.SignAsync(release));
        await world.MoveAsync();
        await Officer.DecideAsync(world, desk, confirm: true);
        AssertSilent(await DumpAsync(), firm, code, release);
    }

    private static void AssertSilent(string dump, Firm firm, params string[] codes)
    {
        Assert.Contains(firm.Identifier, dump, StringComparison.Ordinal);
        foreach (var secret in new[] { firm.KeyHolder.IdNumber, firm.KeyHolder.Mobile, firm.Representative.IdNumber, firm.Representative.Mobile })
            Assert.DoesNotContain(Disguises(secret), disguise => dump.Contains(disguise, StringComparison.OrdinalIgnoreCase));
        foreach (var code in codes) Assert.DoesNotMatch($"(?<![0-9a-f]){Regex.Escape(code)}(?![0-9a-f])", dump);
    }

    // As text, as bytes, and inside base64 at any of its three places.
    private static IEnumerable<string> Disguises(string secret)
    {
        yield return secret;
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
        for (var place = 0; place < 3; place++)
        {
            var shifted = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', place) + secret));
            yield return shifted[(place == 0 ? 0 : 4)..(shifted.Length / 4 * 4 - 4)];
        }
    }

    private async Task<string> DumpAsync()
    {
        var tables = await LinesAsync("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('ciac', 'workflows')");
        Assert.Contains(Documents, tables);
        var dump = new StringBuilder();
        foreach (var table in tables.Where(table => table != Documents))
            dump.AppendJoin('\n', await LinesAsync($"SELECT t::text FROM {table} t")).AppendLine();
        return dump.ToString();
    }

    private async Task<List<string>> LinesAsync(string query)
    {
        await using var command = portal.World.Database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
