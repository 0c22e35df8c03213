using System.Reflection;

namespace Ciac.Core.Tests.World;

public sealed class EveryRefusalIsTestedTests
{
    private static readonly List<string> Produced =
        [.. typeof(EveryRefusalIsTestedTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttribute<ProducesAttribute>()?.Codes ?? [])];

    public static TheoryData<string> Codes { get; } = [.. Refusal.All.Select(refusal => refusal.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_number_is_produced_by_a_test(string code) => Assert.Contains(code, Produced);

    [Fact]
    public void No_test_names_a_number_that_is_gone() => Assert.Empty(Produced.Except(Refusal.All.Select(refusal => refusal.Code)));

    [Fact]
    public void A_number_is_given_once() => Assert.Equal(Refusal.All.Count, Refusal.All.Select(refusal => refusal.Code).Distinct().Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_speaks_both_languages_and_has_an_error_status(string code)
    {
        var refusal = Refusal.All.Single(candidate => candidate.Code == code);
        Assert.NotEqual(refusal.Zh, refusal.En);
        Assert.InRange(refusal.Status, 400, 503);
    }
}
