using Ciac.Sandbox.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class RestartTests(SandboxWorld world)
{
    [Fact]
    public async Task Second_start_keeps_authority_seeds_and_token_files_and_restores_a_lost_one()
    {
        var root = await File.ReadAllTextAsync(world.Root);
        var local = await world.SeedAsync("local");
        var (kept, lost) = (Tokens.File(local, "administrator"), Tokens.File(local, "clerk-1"));
        var keptBytes = await File.ReadAllBytesAsync(Path.Combine(world.TokenFolder, kept));
        File.Delete(Path.Combine(world.TokenFolder, lost));

        await using (var again = await world.StartAsync())
        {
            var list = await again.Services.GetRequiredService<Ciac.Sandbox.Seeds.SeedList>().ReadAsync(CancellationToken.None);
            Assert.Equal(local.GetProperty("tokens").GetArrayLength(), list[0].Tokens.Count);
        }

        Assert.Equal(root, await File.ReadAllTextAsync(world.Root));
        Assert.Equal(keptBytes, await File.ReadAllBytesAsync(Path.Combine(world.TokenFolder, kept)));
        Assert.True(File.Exists(Path.Combine(world.TokenFolder, lost)));
    }

    [Fact]
    public void New_authority_removes_the_tokens_of_a_former_one_and_nothing_else()
    {
        Assert.False(File.Exists(Path.Combine(world.TokenFolder, "91310115XN00000199-clerk-1.p12")));
        Assert.False(File.Exists(Path.Combine(world.TokenFolder, "91310115XN00000199-clerk-1.state.json")));
        Assert.True(File.Exists(Path.Combine(world.TokenFolder, "my-own-key.p12")));
    }
}
