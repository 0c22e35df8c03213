namespace Ciac.Core.Accounts;

/// <summary>An SMS code that proves that the holder has the mobile: 6 digits, 10 minutes, resend after 60 s, 5 tries, used once.</summary>
public sealed class HolderCode
{
    public const int MaxTries = 5;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(60);

    public required Guid Id { get; init; }

    /// <summary>The business object that the code is for; a code for one is worthless for another.</summary>
    public required string Subject { get; init; }
    public required byte[] MobileIndex { get; init; }
    public required byte[] CodeHash { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Tries { get; set; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The text that carries it.</summary>
    internal string TextId => $"holder-{Id:N}";
}
