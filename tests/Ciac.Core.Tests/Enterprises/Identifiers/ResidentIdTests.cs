using System.Globalization;
using Ciac.Core.Enterprises.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Core.Tests.Enterprises.Identifiers;

public sealed class ResidentIdTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("110105 19491231 002X")]
    public void The_standards_own_example_is_read(string text)
    {
        Assert.True(ResidentId.TryParse(text, out var id, out _));
        Assert.Equal(("11010519491231002X", new DateOnly(1949, 12, 31)), (id.Value, id.BirthDate));
    }

    [Theory]
    [InlineData("", IdentifierFault.Empty)]
    [InlineData("11010519491231002", IdentifierFault.Length)]
    [InlineData("110105491231002", IdentifierFault.Length)]
    [InlineData("1101051949123100AX", IdentifierFault.Character)]
    [InlineData("11010519491231002Y", IdentifierFault.Character)]
    [InlineData("01010519491231002X", IdentifierFault.Area)]
    [InlineData("11010519490231002X", IdentifierFault.BirthDate)]
    [InlineData("110105194912310021", IdentifierFault.CheckDigit)]
    public void What_is_no_resident_id_is_refused_by_its_fault(string text, IdentifierFault expected)
    {
        Assert.False(ResidentId.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Printing_an_id_prints_its_mask()
    {
        Assert.True(ResidentId.TryParse("11010519491231002X", out var id, out _));
        Assert.Equal("110***********002X", $"{id}");
    }

    /// <summary>MOD 11-2 finds every single wrong digit and every swap of neighbours.</summary>
    [Fact]
    public void Swapped_neighbours_are_found() => Prop.ForAll(
        (from id in Ids() from place in Gen.Choose(0, 15) select (id, place)).ToArbitrary(),
        swap =>
        {
            var places = swap.id.ToCharArray();
            (places[swap.place], places[swap.place + 1]) = (places[swap.place + 1], places[swap.place]);
            var wrong = new string(places);
            return wrong == swap.id || !ResidentId.TryParse(wrong, out _, out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_birth_date_is_the_one_in_it() => Prop.ForAll(
        Ids().ToArbitrary(),
        id => ResidentId.TryParse(id, out var read, out _) && read.BirthDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture) == id[6..14]).QuickCheckThrowOnFailure();

    /// <summary>ISO 7064 in its other words: the number as a polynomial in 2 leaves 1 modulo 11, X being ten.</summary>
    [Fact]
    public void Every_id_satisfies_iso_7064() => Prop.ForAll(
        Ids().ToArbitrary(),
        id => id.Aggregate(0, (sum, place) => (sum * 2 + (place == 'X' ? 10 : place - '0')) % 11) == 1).QuickCheckThrowOnFailure();

    private static Gen<string> Ids() =>
        from area in Gen.Choose(110000, 659999)
        from day in Gen.Choose(0, 40_000)
        from sequence in Gen.Choose(0, 999)
        let body = FormattableString.Invariant($"{area}{new DateOnly(1910, 1, 1).AddDays(day):yyyyMMdd}{sequence:000}")
        select body + "0123456789X".Single(last => ResidentId.TryParse(body + last, out _, out _));
}
