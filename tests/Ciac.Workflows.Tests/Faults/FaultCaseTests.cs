namespace Ciac.Workflows.Tests.Faults;

/// <summary>Each case once; <c>./ciac chaos</c> plays them at length.</summary>
public sealed class FaultCaseTests
{
    public static TheoryData<string> Names => new(FaultCase.Engine.Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_ends_as_the_calm_run(string name)
    {
        var played = FaultCase.Engine.Single(entry => entry.Name == name);
        Assert.NotEmpty(await played.RunAsync(played.Small));
    }
}
