using Ciac.Sandbox.Seeds;

namespace Ciac.Sandbox.Tests.Seeds;

public sealed class CheckDigitsTests
{
    // Codes of the standards' texts and published ones.
    [Theory]
    [InlineData("91310110MA1G8U1T2T")]
    [InlineData("91310000631291289X")]
    [InlineData("91350100M000100Y43")]
    public void Credit_code_gets_its_published_check_digit(string code) =>
        Assert.Equal(code, CheckDigits.CreditCode(code[..17]));

    [Theory]
    [InlineData("PDY00001X")]
    [InlineData("PDY000028")]
    [InlineData("D2143569X")]
    public void Organization_code_gets_its_published_check_digit(string code) =>
        Assert.Equal(code, CheckDigits.OrganizationCode(code[..8]));

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    public void Citizen_id_gets_its_published_check_digit(string id) =>
        Assert.Equal(id, CheckDigits.CitizenId(id[..17]));
}
