using Ciac.Core.Enterprises.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Core.Tests.Enterprises.Identifiers;

public sealed class MaskTests
{
    [Fact]
    public void An_id_number_shows_three_and_four_places() => Assert.Equal("310***********1234", Mask.IdNumber("310101199001011234"));

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张三丰", "张*丰")]
    [InlineData("欧阳娜娜", "欧**娜")]
    [InlineData("𠮷田㐂", "𠮷*㐂")]
    [InlineData("王", "*")]
    [InlineData("", "")]
    public void A_name_shows_its_ends(string name, string masked) => Assert.Equal(masked, Mask.Name(name));

    [Theory]
    [InlineData("12345678", "1*****78")]
    [InlineData("123", "***")]
    public void A_short_number_shows_less(string number, string masked) => Assert.Equal(masked, Mask.IdNumber(number));

    [Fact]
    public void Nothing_ever_passes_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => text.Get.Trim().Length == 0 || (Mask.IdNumber(text.Get).Contains('*') && Mask.Mobile(text.Get).Contains('*') && Mask.Name(text.Get).Contains('*'))).QuickCheckThrowOnFailure();
}
