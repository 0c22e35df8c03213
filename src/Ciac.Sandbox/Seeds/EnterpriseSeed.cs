using Ciac.Sandbox.Ca;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Seeds;

/// Everything the outside world knows about one invented enterprise.
public sealed record EnterpriseSeed(string Category, string Identifier, string Name)
{
    public const string Local = "local";
    public const string LocalWithoutCode = "local-without-code";
    public const string OtherProvince = "other-province";
    public const string Overseas = "overseas";

    public static readonly IReadOnlyList<string> Categories = [Local, LocalWithoutCode, OtherProvince, Overseas];

    public string? Country { get; init; }

    public required string RegistrationNumber { get; init; }

    public required string SealNumber { get; init; }

    public required Person Representative { get; init; }

    public required Person Holder { get; init; }

    public IReadOnlyList<TokenRole> Roles { get; init; } = TokenRole.All;

    public bool WithCredential { get; init; } = true;
}
