using Ciac.Core.Outside.Ca;
using static Ciac.Core.Tests.Outside.Ca.TestCertificates;
using Result = Ciac.Core.Outside.Ca.CertificateIdentityResult<Ciac.Core.Outside.Ca.PersonCertificateIdentity>;

namespace Ciac.Core.Tests.Outside.Ca;

public sealed class PersonCertificateIdentityTests
{
    private const string Id = "11010519491231002X";

    [Fact]
    public void A_cloud_held_certificate_says_name_and_number_which_no_log_shows()
    {
        using var certificate = Person("王某", Id);
        var identity = Assert.IsType<Result.Read>(PersonCertificateIdentity.Parse(certificate)).Identity;
        Assert.Equal(("王某", Id, null), (identity.Name, identity.IdNumber, identity.UniqueId));
        Assert.DoesNotContain(Id, $"{identity}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("101@SF011010519491231002X", null)]
    [InlineData("101@SF11010519491231002X", "011010519491231002x")]
    [InlineData("101@SFN11010519491231002X", "N11010519491231002X")]
    public void A_personal_certificate_carries_the_number_with_or_without_a_prefix(string uniqueId, string? citizenId)
    {
        using var certificate = citizenId is null
            ? Make("CN=王某", (UniqueIdOid, Utf8(uniqueId)))
            : Make("CN=王某", (UniqueIdOid, Utf8(uniqueId)), (CitizenOid, Utf8(citizenId)));
        var identity = Assert.IsType<Result.Read>(PersonCertificateIdentity.Parse(certificate)).Identity;
        Assert.Equal((Id, uniqueId), (identity.IdNumber, identity.UniqueId));
    }

    [Fact]
    public void The_old_common_name_holds_the_name_in_its_third_part()
    {
        using var certificate = Make("CN=041@011010519491231002X@王某@00000001", (CitizenOid, Utf8(Id)));
        Assert.Equal("王某", Assert.IsType<Result.Read>(PersonCertificateIdentity.Parse(certificate)).Identity.Name);
    }

    [Fact]
    public void Two_different_numbers_are_refused()
    {
        using var certificate = Make("CN=王某", (UniqueIdOid, Utf8("101@SF011010519491231002X")), (CitizenOid, Utf8("440524188001010014")));
        AssertRefused(CertificateIdentityFault.CodesDisagree, certificate);
    }

    [Fact]
    public void An_enterprises_certificate_is_refused()
    {
        using var certificate = Make("CN=王某", (UniqueIdOid, Utf8("109@XY" + Code)), (CitizenOid, Utf8(Id)));
        AssertRefused(CertificateIdentityFault.WrongKind, certificate);
    }

    [Fact]
    public void A_certificate_without_a_number_is_refused()
    {
        using var certificate = Make("CN=王某");
        AssertRefused(CertificateIdentityFault.NoCode, certificate);
    }

    [Fact]
    public void A_certificate_without_a_name_is_refused()
    {
        using var certificate = Make("C=CN", (CitizenOid, Utf8(Id)));
        AssertRefused(CertificateIdentityFault.NoName, certificate);
    }

    private static void AssertRefused(CertificateIdentityFault fault, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        Assert.Equal(fault, Assert.IsType<Result.Refused>(PersonCertificateIdentity.Parse(certificate)).Fault);
}
