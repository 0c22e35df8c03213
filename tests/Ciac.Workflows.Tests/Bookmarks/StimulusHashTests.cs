using Ciac.Workflows.Bookmarks;

namespace Ciac.Workflows.Tests.Bookmarks;

public sealed class StimulusHashTests
{
    [Fact]
    public void Hash_is_the_one_a_running_Elsa_computes()
    {
        var hash = StimulusHash.Of("Portal.WaitForSignature", new { SignatureKey = "seal:C001", Ignored = (string?)null });
        Assert.StartsWith("F78CF72D", hash, StringComparison.Ordinal);
        Assert.EndsWith("62D0", hash, StringComparison.Ordinal);
    }
}
