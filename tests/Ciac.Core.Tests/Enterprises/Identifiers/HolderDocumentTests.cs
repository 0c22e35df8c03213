using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Tests.Enterprises.Identifiers;

public sealed class HolderDocumentTests
{
    [Theory]
    [InlineData(HolderDocumentKind.ResidentId, "11010519491231002x", "11010519491231002X")]
    [InlineData(HolderDocumentKind.ResidencePermit, "810000199408230021", "810000199408230021")]
    [InlineData(HolderDocumentKind.PermanentResidence, "ABC123456789012", "ABC123456789012")]
    [InlineData(HolderDocumentKind.HongKongMacauPermit, "h12345678", "H12345678")]
    [InlineData(HolderDocumentKind.HongKongMacauPermit, "M1234567801", "M1234567801")]
    [InlineData(HolderDocumentKind.TaiwanPermit, "12345678", "12345678")]
    [InlineData(HolderDocumentKind.TaiwanPermit, "1234567890（B）", "1234567890(B)")]
    [InlineData(HolderDocumentKind.ChinesePassport, "EA1234567", "EA1234567")]
    [InlineData(HolderDocumentKind.ChinesePassport, "G12345678", "G12345678")]
    [InlineData(HolderDocumentKind.ForeignPassport, "c01x00t47", "C01X00T47")]
    [InlineData(HolderDocumentKind.MilitaryOfficer, "军字第2001988号", "军字第2001988号")]
    public void A_document_of_its_kind_is_read_in_its_one_form(HolderDocumentKind kind, string text, string number)
    {
        Assert.True(HolderDocument.TryParse(kind, text, out var document, out _));
        Assert.Equal((kind, number), (document.Kind, document.Number));
    }

    [Theory]
    [InlineData(HolderDocumentKind.ResidentId, "110105194912310021", IdentifierFault.CheckDigit)]
    [InlineData(HolderDocumentKind.ResidentId, "810000199408230021", IdentifierFault.Area)]
    [InlineData(HolderDocumentKind.ResidencePermit, "11010519491231002X", IdentifierFault.Area)]
    [InlineData(HolderDocumentKind.PermanentResidence, "11010519491231002X", IdentifierFault.Area)]
    [InlineData(HolderDocumentKind.PermanentResidence, "ABC12345678901", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.HongKongMacauPermit, "K12345678", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.HongKongMacauPermit, "H123456789", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.TaiwanPermit, "1234567", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.ChinesePassport, "EI1234567", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.ForeignPassport, "A123", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.ForeignPassport, "护照12345", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.MilitaryOfficer, "2001988", IdentifierFault.Pattern)]
    [InlineData(HolderDocumentKind.TaiwanPermit, "", IdentifierFault.Empty)]
    [InlineData((HolderDocumentKind)99, "12345678", IdentifierFault.Pattern)]
    public void A_number_of_another_kind_is_refused_by_its_fault(HolderDocumentKind kind, string text, IdentifierFault expected)
    {
        Assert.False(HolderDocument.TryParse(kind, text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Only_a_resident_card_gives_a_resident_id()
    {
        Assert.True(HolderDocument.TryParse(HolderDocumentKind.ResidentId, "11010519491231002X", out var resident, out _));
        Assert.True(HolderDocument.TryParse(HolderDocumentKind.ForeignPassport, "C01X00T47", out var passport, out _));
        Assert.Equal("11010519491231002X", resident.AsResidentId?.Value);
        Assert.Null(passport.AsResidentId);
    }

    [Fact]
    public void Printing_a_document_prints_its_mask()
    {
        Assert.True(HolderDocument.TryParse(HolderDocumentKind.ForeignPassport, "C01X00T47", out var passport, out _));
        Assert.DoesNotContain("01X00T", $"{passport}", StringComparison.Ordinal);
    }
}
