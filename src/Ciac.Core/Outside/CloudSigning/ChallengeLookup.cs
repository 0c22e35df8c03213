namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Closed family.</summary>
public abstract record ChallengeLookup
{
    private ChallengeLookup()
    {
    }

    public sealed record Sent : ChallengeLookup;

    public sealed record NotSent : ChallengeLookup;

    public sealed record Unknown(string Why) : ChallengeLookup;
}
