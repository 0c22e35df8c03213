using System.Formats.Asn1;
using Ciac.Core.Outside.Ca;
using static Ciac.Core.Tests.Outside.Ca.TestCertificates;
using Result = Ciac.Core.Outside.Ca.CertificateIdentityResult<Ciac.Core.Outside.Ca.EnterpriseCertificateIdentity>;

namespace Ciac.Core.Tests.Outside.Ca;

public sealed class EnterpriseCertificateIdentityTests
{
    private const string UniqueId = "109@XY" + Code;

    [Fact]
    public void An_enterprise_certificate_says_whose_it_is()
    {
        using var certificate = Enterprise((UniqueIdOid, Utf8(UniqueId)), (OrganizationOid, Utf8(Code)), (EnterpriseOid, Utf8(Code)), (SealOid, Utf8("3101010000001")));
        var identity = Assert.IsType<Result.Read>(EnterpriseCertificateIdentity.Parse(certificate)).Identity;
        Assert.Equal((UniqueId, Code, "上海某某建设有限公司", true, "3101010000001"), (identity.UniqueId, identity.CreditCode, identity.EnterpriseName, identity.HasSeal, identity.SealNumber));
        Assert.Equal((certificate.SerialNumber, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)), (identity.SerialNumber, identity.ValidFrom, identity.ValidTo));
    }

    [Fact]
    public void A_certificate_without_a_seal_says_so()
    {
        using var certificate = Enterprise((UniqueIdOid, Utf8(UniqueId)), (OrganizationOid, Utf8(Code)));
        Assert.False(Assert.IsType<Result.Read>(EnterpriseCertificateIdentity.Parse(certificate)).Identity.HasSeal);
    }

    public static TheoryData<string, byte[]> Writings => new()
    {
        { "UTF8String", Utf8(UniqueId) },
        { "IA5String", Text(UniversalTagNumber.IA5String, UniqueId) },
        { "VisibleString", Text(UniversalTagNumber.VisibleString, UniqueId) },
        { "BMPString", Text(UniversalTagNumber.BMPString, UniqueId) },
        { "T61String", Text(UniversalTagNumber.T61String, UniqueId) },
        { "octets of a string", Octets(Utf8(UniqueId)) },
        { "octets of bytes", Octets(Raw(UniqueId)) },
        { "bytes", Raw(UniqueId) },
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public void Every_way_in_which_authorities_write_it_is_read(string writing, byte[] value)
    {
        using var certificate = Enterprise((UniqueIdOid, value), (OrganizationOid, Raw(Code)));
        Assert.True(EnterpriseCertificateIdentity.Parse(certificate) is Result.Read { Identity.UniqueId: UniqueId }, writing);
    }

    [Theory]
    [InlineData(OrganizationOid)]
    [InlineData(EnterpriseOid)]
    [Trait("Case", "C-10")]
    public void Two_different_codes_in_one_certificate_are_refused(string place)
    {
        var other = place == OrganizationOid ? EnterpriseOid : OrganizationOid;
        using var certificate = Enterprise((UniqueIdOid, Utf8(UniqueId)), (place, Utf8("91310110MA1G8U1T2T")), (other, Utf8(Code)));
        AssertRefused(CertificateIdentityFault.CodesDisagree, place, certificate);
    }

    [Fact]
    public void A_unique_id_alone_is_no_code()
    {
        using var certificate = Enterprise((UniqueIdOid, Utf8(UniqueId)));
        AssertRefused(CertificateIdentityFault.NoCode, $"{OrganizationOid}, {EnterpriseOid}", certificate);
    }

    [Fact]
    public void A_code_alone_is_no_unique_id()
    {
        using var certificate = Enterprise((OrganizationOid, Utf8(Code)));
        AssertRefused(CertificateIdentityFault.NoUniqueId, UniqueIdOid, certificate);
    }

    [Fact]
    public void A_persons_certificate_is_refused()
    {
        using var certificate = Enterprise((UniqueIdOid, Utf8("101@SF011010519491231002X")));
        AssertRefused(CertificateIdentityFault.WrongKind, UniqueIdOid, certificate);
    }

    [Theory]
    [InlineData("XY91310000631291289X")]
    [InlineData("10@XY91310000631291289X")]
    [InlineData("12345@XY91310000631291289X")]
    [InlineData("109@ZZ91310000631291289X")]
    [InlineData("109@XY91310000631291289X@")]
    [InlineData("x109@XY91310000631291289X")]
    public void A_unique_id_of_another_form_is_refused(string text)
    {
        using var certificate = Enterprise((UniqueIdOid, Utf8(text)), (OrganizationOid, Utf8(Code)));
        AssertRefused(CertificateIdentityFault.UniqueIdUnreadable, UniqueIdOid, certificate);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "nothing", [] },
        { "a sequence", [0x30, 0x03, 0x0C, 0x01, 0x41] },
        { "a cut string", [0x0C, 0x20, 0x41] },
        { "a string and more", [.. Utf8(UniqueId), 0x00] },
        { "a NUL inside", Utf8("109@XY91310000631291289X\0") },
        { "bytes that are no text", [0xFF, 0xFE, 0x41] },
        { "too much", Utf8(new string('1', 1000)) },
        { "octets in octets without end", Enumerable.Range(0, 100).Aggregate(Utf8("x"), (inner, _) => Octets(inner)) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    [Trait("Case", "C-19")]
    public void An_extension_that_cannot_be_read_is_refused(string what, byte[] value)
    {
        using var certificate = Enterprise((UniqueIdOid, value), (OrganizationOid, Utf8(Code)));
        Assert.True(EnterpriseCertificateIdentity.Parse(certificate) is Result.Refused { Fault: CertificateIdentityFault.Malformed, Detail: UniqueIdOid }, what);
    }

    [Fact]
    [Trait("Case", "C-19")]
    public void A_name_with_a_control_character_is_no_name()
    {
        using var certificate = Make("C=CN, CN=\"上海\u0007某某\"", (UniqueIdOid, Utf8(UniqueId)), (OrganizationOid, Utf8(Code)));
        AssertRefused(CertificateIdentityFault.NoName, "O, CN", certificate);
    }

    private static void AssertRefused(CertificateIdentityFault fault, string place, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        Assert.Equal(new Result.Refused(fault, place), EnterpriseCertificateIdentity.Parse(certificate));
}
