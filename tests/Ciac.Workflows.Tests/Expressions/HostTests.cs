using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows.Expressions;

namespace Ciac.Workflows.Tests.Expressions;

public sealed class HostTests
{
    private readonly ScriptHost _host = new();

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" }, { true, "true" }, { 5, "5" }, { 5L, "5" }, { 1.5m, "1.5" }, { 2.5f, "2.5" }, { "text", "\"text\"" },
        { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" }, { DayOfWeek.Friday, "\"Friday\"" }, { new DateOnly(2026, 3, 2), "\"2026-03-02\"" },
        { new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.FromHours(8)), "\"2026-03-02T08:00:00.000Z\"" },
        { new List<object?> { 1, "a", null }, "[1,\"a\",null]" }, { new[] { "a", "b" }, "[\"a\",\"b\"]" },
        { new Dictionary<string, object?> { ["a"] = new List<object?> { 1 } }, "{\"a\":[1]}" }, { new Dictionary<string, int> { ["n"] = 7 }, "{\"n\":7}" },
        { JsonNode.Parse("{\"a\":[1,null,true]}"), "{\"a\":[1,null,true]}" }, { JsonValue.Create(5), "5" },
        { JsonDocument.Parse("[\"x\",{\"y\":0.5}]").RootElement, "[\"x\",{\"y\":0.5}]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_the_host_crosses_both_ways(object? given, string written)
    {
        _host.DefineValue("given", given);
        _host.Define("same", arguments => arguments[0]);
        Assert.Equal(written, Scripts.Write(Scripts.Run("given", _host)));
        Assert.Equal(written, Scripts.Write(Scripts.Run("same(given)", _host)));
    }

    [Fact]
    public void Values_come_out_as_plain_types()
    {
        Assert.Null(Scripts.Run("undefined"));
        Assert.IsType<double>(Scripts.Run("5"));
        Assert.IsType<List<object?>>(Scripts.Run("new Set([1])"));
        Assert.IsType<Dictionary<string, object?>>(Scripts.Run("new Map([['a', 1]])"));
        Assert.Equal(DateTimeOffset.UnixEpoch, Scripts.Run("new Date(0)"));
        Assert.Null(Scripts.Run("new Date(NaN)"));
        Assert.Equal("{\"a\":null,\"c\":[null,null]}", Scripts.Write(Scripts.Run("({a: null, b: undefined, c: [undefined, () => 1], d: () => 1})")));
        Assert.Equal("{\"code\":7,\"name\":\"TypeError\",\"message\":\"m\"}", Scripts.Write(Scripts.Run("const e = new TypeError('m'); e.code = 7; e")));
    }

    [Fact]
    public void Bytes_pass_through_untouched_and_closed()
    {
        var bytes = new byte[] { 1, 2 };
        _host.DefineValue("bytes", bytes);
        Assert.Same(bytes, Scripts.Run("bytes", _host));
        Assert.Equal("[null,[]]", Scripts.Write(Scripts.Run("[bytes.GetType, Object.keys(bytes)]", _host)));
    }

    [Fact]
    public void A_type_of_the_host_that_is_no_data_cannot_enter()
    {
        _host.DefineValue("type", typeof(string));
        Assert.Equal(ScriptErrorKind.Runtime, Scripts.Fails("type", _host).Kind);
    }

    [Fact]
    public void A_function_gets_its_arguments_and_gives_its_result()
    {
        _host.Define("sum", arguments => arguments.Sum(a => (double)a!));
        Assert.Equal(6.0, Scripts.Run("sum(1, ...[2, 3])", _host));
        Assert.Equal("function", Scripts.Run("typeof sum", _host));
        Assert.Equal(3.0, Scripts.Run("[[1, 2]].map(p => sum.apply(null, p))[0]", _host));
    }

    [Fact]
    public void What_the_host_gave_is_a_copy()
    {
        var list = new List<object?> { 1.0 };
        _host.DefineValue("list", list);
        Assert.Equal(2.0, Scripts.Run("list.push(2); list.length", _host));
        Assert.Single(list);
        Assert.Equal(1.0, Scripts.Run("list.length", _host));
    }

    [Fact]
    public void A_lookup_answers_only_for_what_a_script_reads()
    {
        var asked = new List<string>();
        _host.DefineLookup((string name, out object? value) =>
        {
            asked.Add(name);
            value = name == "getStatus" ? (Func<IReadOnlyList<object?>, object?>)(_ => "Active") : null;
            return value is not null;
        });
        Assert.Equal(true, Scripts.Run("getStatus() === 'Active'", _host));
        Assert.Equal(["getStatus"], asked);
        Assert.Equal("undefined", Scripts.Run("typeof other", _host));
    }

    [Fact]
    public void A_shared_host_lies_under_the_own_names()
    {
        _host.DefineValue("a", 1);
        _host.DefineValue("b", 2);
        var own = new ScriptHost(_host);
        own.DefineValue("b", 3);
        Assert.Equal("[1,3]", Scripts.Write(Scripts.Run("[a, b]", own)));
    }

    [Fact]
    public void A_refusal_of_the_host_can_be_caught()
    {
        _host.Define("refuse", _ => throw new ScriptException(ScriptErrorKind.Runtime, "not now"));
        Assert.Equal("not now", Scripts.Run("try { refuse() } catch (e) { e.message }", _host));
        Assert.Equal("Error: not now", Scripts.Fails("refuse()", _host).Message);
    }

    [Fact]
    public void A_failure_of_the_host_cannot_be_caught_and_keeps_its_cause()
    {
        _host.Define("fail", _ => throw new InvalidOperationException("secret"));
        var error = Scripts.Fails("try { fail() } catch { 'caught' } finally { 1 }", _host);
        Assert.Equal("fail failed", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public void A_cancellation_passes_as_it_is()
    {
        _host.Define("stop", _ => throw new OperationCanceledException());
        Assert.Throws<OperationCanceledException>(() => Scripts.Run("stop()", _host));
    }

    [Fact]
    public void Time_and_chance_are_the_host_s()
    {
        var host = new ScriptHost { Time = new FakeTime(), Random = () => 0.25 };
        Assert.Equal(0.25, Scripts.Run("Math.random()", host));
        Assert.Equal("[2,3,0.25,536870911,-2]", Scripts.Write(Scripts.Run("[Random.Shared.Next(8), new Random(7).Next(2, 6), new Random().NextDouble(), Random.Shared.Next(), Random.Shared.NextInt64(-4, 4)]", host)));
        Assert.Equal("2026-03-02T08:00:00.000Z", Scripts.Run("new Date().toISOString()", host));
        Assert.Equal(true, Scripts.Run("Date.now() === new Date().getTime()", host));
        Assert.NotEqual(Scripts.Run("Math.random()"), Scripts.Run("Math.random()"));
    }
}
