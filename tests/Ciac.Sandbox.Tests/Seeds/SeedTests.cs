using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Sandbox.Seeds;
using Ciac.Sandbox.Tests.Ca;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Seeds;

[Collection(SandboxCollection.Name)]
public sealed class SeedTests(SandboxWorld world)
{
    [Theory]
    [InlineData("local")]
    [InlineData("local-without-code")]
    [InlineData("other-province")]
    [InlineData("overseas")]
    public async Task Each_category_has_an_enterprise_with_every_token(string category)
    {
        var enterprise = await world.SeedAsync(category);
        var identifier = enterprise.GetProperty("identifier").GetString()!;
        var tokens = enterprise.GetProperty("tokens").EnumerateArray().Where(token => token.GetProperty("role").GetString() != "personal").ToArray();
        Assert.Equal(["legal-representative", "administrator", "clerk-1", "clerk-2", "site", "expired", "revoked", "without-seal"],
            tokens.Select(token => token.GetProperty("role").GetString()!));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"{number}09@XY{identifier}"),
            tokens.Select(token => token.GetProperty("uniqueId").GetString()!));
        Assert.All(tokens, token => Assert.True(File.Exists(Path.Combine(world.TokenFolder, token.GetProperty("file").GetString()!))));
        Assert.All(tokens, token => Assert.Matches("^[4-7][0-9A-F]{31}$", token.GetProperty("serialNumber").GetString()!));
        Assert.NotEqual(Mobile(enterprise, "representative"), Mobile(enterprise, "holder"));
    }

    [Fact]
    public async Task One_person_has_a_certificate_of_their_own()
    {
        var tokens = (await world.SeedAsync("local")).GetProperty("tokens").EnumerateArray();
        var personal = tokens.Single(token => token.GetProperty("role").GetString() == "personal");
        Assert.Matches("^[0-9]{3,4}@SF", personal.GetProperty("uniqueId").GetString()!);
    }

    [Fact]
    public async Task Identifiers_carry_right_check_digits()
    {
        foreach (var category in new[] { "local", "other-province", "overseas" })
        {
            var code = (await world.SeedAsync(category)).GetProperty("identifier").GetString()!;
            Assert.Equal(code, CheckDigits.CreditCode(code[..17]));
        }
        var substitute = (await world.SeedAsync("local-without-code")).GetProperty("identifier").GetString()!;
        Assert.Equal(substitute, CheckDigits.OrganizationCode(substitute[..8]));
        Assert.StartsWith("PDY", substitute);
        var holder = (await world.SeedAsync("local")).GetProperty("holder");
        Assert.Contains("𠮷㐂", holder.GetProperty("name").GetString());
        Assert.Equal(holder.GetProperty("idNumber").GetString(), CheckDigits.CitizenId(holder.GetProperty("idNumber").GetString()![..17]));
    }

    [Theory]
    [InlineData("local", HttpStatusCode.OK)]
    [InlineData("local-without-code", HttpStatusCode.NotFound)]
    [InlineData("other-province", HttpStatusCode.NotFound)]
    [InlineData("overseas", HttpStatusCode.NotFound)]
    public async Task Fresh_enterprise_is_new_each_time_and_known_where_its_category_is(string category, HttpStatusCode inRegistry)
    {
        var (first, second) = (await FreshAsync(category), await FreshAsync(category));
        Assert.NotEqual(first.GetProperty("identifier").GetString(), second.GetProperty("identifier").GetString());
        Assert.NotEqual(Mobile(first, "representative"), Mobile(second, "representative"));
        Assert.Equal(category, first.GetProperty("category").GetString());
        Assert.True(File.Exists(Path.Combine(world.TokenFolder, Tokens.File(first, "administrator"))));

        using var entry = await RegistryCalls.FindAsync(world, first.GetProperty("identifier").GetString()!);
        Assert.Equal(inRegistry, entry.StatusCode);
    }

    [Fact]
    public async Task Unknown_category_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Http.PostAsJsonAsync("/seed/enterprises", new { category = "moon" })).StatusCode);

    private Task<JsonElement> FreshAsync(string category) =>
        world.FreshEnterpriseAsync(new { category, roles = new[] { "administrator" }, algorithm = "ec" });

    private static string Mobile(JsonElement enterprise, string person) =>
        enterprise.GetProperty(person).GetProperty("mobile").GetString()!;
}
