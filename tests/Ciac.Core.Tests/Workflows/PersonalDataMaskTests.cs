using Ciac.Core.Workflows;

namespace Ciac.Core.Tests.Workflows;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("call 13812348888 now", "call 138****8888 now")]
    [InlineData("id 310101199001011234.", "id 310***********1234.")]
    [InlineData("31010119900101123X", "310***********123X")]
    [InlineData("申请13812348888完成", "申请138****8888完成")]
    [InlineData("number 91310000MA1FL8XQ30", "number 91310000MA1FL8XQ30")]
    [InlineData("2026112413812348888", "2026112413812348888")]
    public void Numbers_of_persons_are_hidden_in_a_text_and_other_numbers_are_not(string text, string masked) => Assert.Equal(masked, PersonalData.MaskText(text));

    [Theory]
    [InlineData("HolderName", "张三", "张*")]
    [InlineData("法定代表人", "欧阳娜娜", "欧**娜")]
    [InlineData("smsCode", "123456", "******")]
    [InlineData("IdNumber", "E12345678", "E******78")]
    [InlineData("CreditCode", "91310000MA1FL8XQ30", "91310000MA1FL8XQ30")]
    [InlineData("Status", "PendingSignatures", "PendingSignatures")]
    public void Names_and_secrets_are_known_by_what_holds_them(string name, string value, string masked) => Assert.Equal(masked, PersonalData.MaskValue(name, value));

    [Fact]
    public void Structures_are_masked_all_the_way_down()
    {
        var value = new Dictionary<string, object?>
        {
            ["people"] = new List<object?> { new Dictionary<string, object?> { ["realName"] = "李四", ["mobile"] = 13812348888L, ["age"] = 40L } },
            ["note"] = null,
        };
        var masked = (Dictionary<string, object?>)PersonalData.MaskValue(null, value)!;
        var person = (Dictionary<string, object?>)((List<object?>)masked["people"]!)[0]!;
        Assert.Equal(("李*", "138****8888", 40L, null), (person["realName"], person["mobile"], person["age"], masked["note"]));
    }
}
