using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>A browser on its way to the one-network sign-in and back; its state is good once, for that browser, for ten minutes.</summary>
public sealed class OneNetworkSignIn
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public required byte[] StateHash { get; init; }
    public required byte[] BrowserHash { get; init; }
    public required string Nonce { get; init; }

    /// <summary>PKCE's secret half, encrypted at rest.</summary>
    public required string Verifier { get; init; }
    public required string RedirectUri { get; init; }

    /// <summary>A path of the portal, checked by the page.</summary>
    public string? ReturnTo { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal static class OneNetworkTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<OneNetworkSignIn>(entity =>
        {
            entity.ToTable("one_network_sign_ins").HasKey(s => s.StateHash).HasName("one_network_sign_ins_pkey");
            entity.HasIndex(s => s.ExpiresAt, "one_network_sign_ins_expires");
        });
        encrypted.Of<OneNetworkSignIn>(s => s.Verifier);
    }
}
