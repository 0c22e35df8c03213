using Ciac.Core.Enterprises.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Core.Tests.Enterprises.Identifiers;

public sealed class CreditCodeTests
{
    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("1231011742505934X2")]
    [InlineData("91310000631291289X")]
    [InlineData("91310110MA1G8U1T2T")]
    [InlineData("91330000755918469E")]
    public void A_real_unified_code_is_read(string text)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out _));
        Assert.Equal((text, CreditCodeKind.Unified, false), (code.Value, code.Kind, code.CheckDigitDoubtful));
    }

    [Fact]
    public void A_unified_code_whose_check_digit_fails_is_refused()
    {
        Assert.False(CreditCode.TryParse("001220661696456000", out _, out var fault));
        Assert.Equal(IdentifierFault.CheckDigit, fault);
    }

    [Fact]
    public void A_unified_code_whose_check_digit_fails_passes_with_a_warning_by_setting()
    {
        var rules = CreditCodeRules.Default with { RefuseFailedCheckDigit = false };
        Assert.True(CreditCode.TryParse("001220661696456000", rules, out var code, out var fault));
        Assert.True(code.CheckDigitDoubtful);
        Assert.Equal(IdentifierFault.None, fault);
    }

    [Theory]
    [InlineData(null, IdentifierFault.Empty)]
    [InlineData("  ", IdentifierFault.Empty)]
    [InlineData("91310000631291289", IdentifierFault.Length)]
    [InlineData("91310000631291289XX", IdentifierFault.Length)]
    [InlineData("9131000063129128IX", IdentifierFault.Character)]
    [InlineData("9131000063129128é", IdentifierFault.Length)]
    [InlineData("9131A000631291289X", IdentifierFault.Area)]
    [InlineData("WJ12345678901234", IdentifierFault.Length)]
    [InlineData("WJ1234567890-23456", IdentifierFault.Character)]
    [InlineData("PDY0000", IdentifierFault.Length)]
    [InlineData("PDY00000X", IdentifierFault.Pattern)]
    [InlineData("PDYA0001X", IdentifierFault.Pattern)]
    [InlineData("PDY00001-", IdentifierFault.Character)]
    public void What_is_no_code_is_refused_by_its_fault(string? text, IdentifierFault expected)
    {
        Assert.False(CreditCode.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData(" 91310000 63129128 9x ")]
    [InlineData("９１３１００００６３１２９１２８９Ｘ")]
    [InlineData("\u200B91310000631291289X\u00A0")]
    public void A_code_as_people_paste_it_is_the_same_code(string text)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out _));
        Assert.Equal("91310000631291289X", code.Value);
    }

    [Theory]
    [InlineData("PDY00001X", false)]
    [InlineData("PDY000028", false)]
    [InlineData("PDY000029", true)]
    public void A_substitute_code_with_a_wrong_check_digit_only_warns(string text, bool doubtful)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out _));
        Assert.Equal((CreditCodeKind.Substitute, doubtful), (code.Kind, code.CheckDigitDoubtful));
        Assert.True(code.IsSubstitute);
    }

    [Fact]
    public void The_length_of_substitute_codes_is_a_setting()
    {
        var rules = CreditCodeRules.Default with { SubstituteLengths = [18] };
        Assert.False(CreditCode.TryParse("PDY00001X", rules, out _, out var fault));
        Assert.Equal(IdentifierFault.Length, fault);
        Assert.True(CreditCode.TryParse("PDY00001X000000000", rules, out _, out _));
    }

    [Fact]
    public void An_overseas_code_has_no_check_digit()
    {
        Assert.True(CreditCode.TryParse("wj0000000000000001", out var code, out _));
        Assert.Equal(("WJ0000000000000001", CreditCodeKind.Overseas), (code.Value, code.Kind));
    }

    /// <summary>31 is prime and no weight is a multiple of it, so the check digit finds every single wrong character.</summary>
    [Fact]
    public void Any_single_wrong_character_is_found() => Prop.ForAll(
        (from body in BodyGenerator() from place in Gen.Choose(8, 16) from other in Gen.Elements(Symbols.ToCharArray()) select (body, place, other)).ToArbitrary(),
        change =>
        {
            var code = Completed(change.body);
            var wrong = code[..change.place] + change.other + code[(change.place + 1)..];
            return wrong == code || !CreditCode.TryParse(wrong, out _, out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_one_of_31_last_characters_completes_a_body() => Prop.ForAll(
        BodyGenerator().ToArbitrary(),
        body => Symbols.Count(last => CreditCode.TryParse(body + last, out _, out _)) == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_at_all_makes_the_parser_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text => CreditCode.TryParse(text, out var code, out var fault) == (fault == IdentifierFault.None) && (code is null) == (fault != IdentifierFault.None)).QuickCheckThrowOnFailure();

    private static Gen<string> BodyGenerator() =>
        from area in Gen.ArrayOf(Gen.Choose(0, 9), 6)
        from code in Gen.ArrayOf(Gen.Elements(Symbols.ToCharArray()), 9)
        select "91" + string.Concat(area) + string.Concat(code);

    private static string Completed(string body) => body + Symbols.Single(last => CreditCode.TryParse(body + last, out _, out _));
}
