using Ciac.Workflows.Expressions;

namespace Ciac.Workflows.Tests.Expressions;

/// <summary>variables.X: members of the host that a script reads and assigns.</summary>
public sealed class MembersTests
{
    private readonly Variables _variables = new();
    private readonly ScriptHost _host = new();

    public MembersTests() => _host.DefineValue("variables", _variables);

    [Fact]
    public void A_member_that_is_assigned_is_written_back_once()
    {
        Scripts.Run("variables.Count = 1; variables.Count++; variables.Count += 5", _host);
        Assert.Equal(7.0, _variables.Values["Count"]);
        Assert.Equal(["Count"], _variables.Written);
    }

    [Fact]
    public void A_change_inside_a_member_is_written_back()
    {
        _variables.Values["Items"] = new List<object?> { "a" };
        Scripts.Run("variables.Items.push('b')", _host);
        Assert.Equal("[\"a\",\"b\"]", Scripts.Write(_variables.Values["Items"]));
    }

    [Fact]
    public void Nothing_is_written_when_the_script_fails()
    {
        Scripts.Fails("variables.Count = 1; throw 1", _host);
        Scripts.Fails("variables.Count = 1; const a = []; a[0] = a; variables.Loop = a", _host);
        Assert.Empty(_variables.Written);
    }

    [Fact]
    public void Members_are_listed_and_missing_ones_are_undefined()
    {
        _variables.Values["Status"] = "Open";
        Assert.Equal("[[\"Status\"],null,false,true]", Scripts.Write(Scripts.Run("[Object.keys(variables), variables.Other, 'Other' in variables, 'Status' in variables]", _host)));
        Assert.DoesNotContain("Other", _variables.Written);
    }

    private sealed class Variables : ScriptMembers
    {
        public Dictionary<string, object?> Values { get; } = [];

        public List<string> Written { get; } = [];

        public override IEnumerable<string> Names => Values.Keys;

        public override bool TryRead(string name, out object? value) => Values.TryGetValue(name, out value);

        public override void Write(string name, object? value)
        {
            Written.Add(name);
            Values[name] = value;
        }
    }
}
