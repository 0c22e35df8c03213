using Ciac.Signing.ElectronicSeals;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Tests.Trust;

/// <summary>One SM2 authority for a class of tests: a leaf, a maker of seals, a stranger, and a root of the same name.</summary>
public sealed class Sm2Fixture : IAsyncLifetime
{
    internal Sm2Authority Authority { get; private set; } = null!;

    /// <summary>When openssl had made the certificates, in the whole seconds of ASN.1.</summary>
    public DateTimeOffset Now { get; private set; }

    public async Task InitializeAsync()
    {
        Authority = await Sm2Authority.StartAsync();
        await Authority.RootAsync("twin");
        foreach (var name in (string[])["maker", "stranger"]) await Authority.IssueAsync(name, "between");
        Now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    public Task DisposeAsync()
    {
        Authority.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>That SM2 root and the RSA root of the timestamp authority.</summary>
    internal TrustStore Trust(string root = "root") => TrustStore.Load([Authority.Load(root), TestAuthority.Shared.Root], [Authority.Load("between")]);

    internal async Task<SealKey> KeyAsync(string name) => new(Authority.Load(name).RawData, await Authority.KeyAsync(name));
}
