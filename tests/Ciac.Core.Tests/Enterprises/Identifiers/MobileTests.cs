using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Tests.Enterprises.Identifiers;

public sealed class MobileTests
{
    [Theory]
    [InlineData("13812348888")]
    [InlineData("+86 138 1234 8888")]
    [InlineData("0086-138-1234-8888")]
    [InlineData("１３８１２３４８８８８")]
    public void A_number_as_people_write_it_is_the_same_number(string text)
    {
        Assert.True(Mobile.TryParse(text, out var mobile, out _));
        Assert.Equal(("13812348888", "138****8888", "138****8888"), (mobile.Value, mobile.Masked, $"{mobile}"));
    }

    [Theory]
    [InlineData(null, IdentifierFault.Empty)]
    [InlineData("1381234888", IdentifierFault.Length)]
    [InlineData("12812348888", IdentifierFault.Pattern)]
    [InlineData("23812348888", IdentifierFault.Pattern)]
    [InlineData("1381234888a", IdentifierFault.Character)]
    [InlineData("+85213812348888", IdentifierFault.Character)]
    public void What_is_no_mobile_is_refused_by_its_fault(string? text, IdentifierFault expected)
    {
        Assert.False(Mobile.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }
}
