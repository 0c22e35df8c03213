using Ciac.Core.Outside.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Contract;

[Collection(SandboxCollection.Name)]
public sealed class RegistryContractTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_local_enterprise_is_in_the_registry()
    {
        var seed = await sandbox.EnterpriseAsync("local");
        var found = Assert.IsType<RegistryResult.Found>(await sandbox.Get<ILegalPersonRegistry>().FindAsync(seed.Text("identifier"), CancellationToken.None));
        var representative = seed.GetProperty("representative");
        Assert.Equal((seed.Text("name"), true), (found.Entry.Name, found.Entry.IsActive));
        Assert.Equal((representative.Text("name"), representative.Text("idNumber"), "resident"), (found.Entry.LegalRepresentative.Name, found.Entry.LegalRepresentative.IdNumber, found.Entry.LegalRepresentative.IdType));
    }

    [Theory]
    [InlineData("other-province")]
    [InlineData("local-without-code")]
    [InlineData("overseas")]
    public async Task The_other_categories_are_not(string category)
    {
        var seed = await sandbox.EnterpriseAsync(category);
        Assert.IsType<RegistryResult.NotFound>(await sandbox.Get<ILegalPersonRegistry>().FindAsync(seed.Text("identifier"), CancellationToken.None));
    }

    [Theory]
    [InlineData("down", typeof(RegistryResult.Down))]
    [InlineData("slow", typeof(RegistryResult.Down))]
    [InlineData("garbage", typeof(RegistryResult.Down))]
    [InlineData("busy", typeof(RegistryResult.Busy))]
    public async Task A_registry_in_trouble_says_which(string mode, Type expected)
    {
        var seed = await sandbox.EnterpriseAsync("local");
        // Its own circuit, and its token before the trouble.
        await using var impatient = sandbox.Impatient();
        var registry = impatient.GetRequiredService<ILegalPersonRegistry>();
        Assert.IsType<RegistryResult.Found>(await registry.FindAsync(seed.Text("identifier"), CancellationToken.None));
        await sandbox.SwitchAsync("registry", mode);
        var result = await registry.FindAsync(seed.Text("identifier"), CancellationToken.None);
        await sandbox.SwitchAsync("registry", "ok");
        Assert.IsType(expected, result);
    }
}
