using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Tests.Inbox;

public sealed class InboxTests
{
    [Fact]
    public async Task Dual_signature_waits_for_both_and_finishes()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        Assert.Equal("Suspended", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(2, (await engine.FindAsync(id)).Bookmarks.Count);

        await engine.SendAsync(Signature(id, "seal"));
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);

        await engine.SendAsync(Signature(id, "legal"));
        await engine.DrainAsync();
        Assert.Equal(["signed"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.bookmarks"));
    }

    internal static SendStimulus Signature(string instanceId, string key) => new("Test.Wait", new { InstanceId = instanceId, Key = key });
}
