using System.Text.Json;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Tests.Definitions;

/// <summary>Type aliases, and what a declared type makes of a value.</summary>
public sealed class DeclaredTypeTests
{
    [Theory]
    [InlineData("Int32", "int32", false)]
    [InlineData("int32?", "int32", false)]
    [InlineData("System.Int32, System.Private.CoreLib", "int32", false)]
    [InlineData("System.Nullable`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", "int32", false)]
    [InlineData("String[]", "string", true)]
    [InlineData("List<String>", "string", true)]
    [InlineData("IReadOnlyCollection<Int64>", "int64", true)]
    [InlineData("System.Collections.Generic.List`1[[System.String, System.Private.CoreLib]], System.Private.CoreLib", "string", true)]
    [InlineData("IDictionary<String, Object>", "idictionary", false)]
    [InlineData(null, "object", false)]
    public void Alias_names_a_type_and_whether_there_are_many(string? alias, string name, bool many) =>
        Assert.Equal(new TypeAlias(name, many), TypeAlias.Parse(alias));

    [Theory]
    [InlineData("4", "Int32", 4L)]
    [InlineData(4.6, "Int32", 5L)]
    [InlineData("", "Int32", null)]
    [InlineData("2.5", "Double", 2.5)]
    [InlineData("True", "Boolean", true)]
    [InlineData(1L, "Boolean", true)]
    [InlineData(5L, "String", "5")]
    [InlineData("5", "Object", "5")]
    [InlineData("2026-11-24", "DateTime", "2026-11-24")]
    public void Value_becomes_what_is_declared(object? value, string alias, object? expected) =>
        Assert.Equal(expected, DeclaredValue.Of(value, TypeAlias.Parse(alias)));

    [Fact]
    public void Items_become_what_is_declared() =>
        Assert.Equal(new List<object?> { 1L, 2L, null }, DeclaredValue.Of("""["1", 2.0, null]""", TypeAlias.Parse("Int32[]")));

    [Fact]
    public void Object_is_read_from_its_text() =>
        Assert.Equal(1L, Assert.IsType<Dictionary<string, object?>>(DeclaredValue.Of("""{"a":1}""", TypeAlias.Parse("JSON")))["a"]);

    [Theory]
    [InlineData("four", "Int32")]
    [InlineData("yes", "Boolean")]
    [InlineData(1e300, "Int64")]
    public void Value_of_another_type_is_refused_without_being_shown(object value, string alias)
    {
        var refusal = Assert.Throws<FormatException>(() => DeclaredValue.Of(value, TypeAlias.Parse(alias)));
        Assert.DoesNotContain(value.ToString()!, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_keep_all_their_digits_in_what_is_stored() =>
        Assert.Equal("[9007199254740993]", PlainValue.ToJson(DeclaredValue.Of(JsonSerializer.Deserialize<object>("[9007199254740993]", PlainValue.Json), TypeAlias.Parse("Int64[]"))));
}
