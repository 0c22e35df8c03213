using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Tests.Trust;

/// <summary>SM2 certificates and signatures that openssl made (GM/T 0015, GB/T 32918.2).</summary>
public sealed class Sm2PathTests : IAsyncLifetime
{
    private Sm2Authority _authority = null!;

    public async Task InitializeAsync()
    {
        _authority = await Sm2Authority.StartAsync();
        await _authority.RootAsync("twin");
        await _authority.IssueAsync("below-leaf", "leaf", "keyUsage=critical,digitalSignature");
        await _authority.IssueAsync("deeper", "between", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign");
        await _authority.IssueAsync("too-deep", "deeper", "keyUsage=critical,digitalSignature");
        await _authority.IssueAsync("encryption", "between", "keyUsage=critical,keyEncipherment,dataEncipherment,keyAgreement");
    }

    public Task DisposeAsync()
    {
        _authority.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void A_good_certificate_is_trusted_with_its_whole_chain()
    {
        var path = Validate("leaf", "root", DateTimeOffset.UtcNow, "between");
        Assert.True(path.Trusted, path.Failure.ToString());
        Assert.Equal(["leaf", "between", "root"], path.Chain.Select(link => link.GetNameInfo(X509NameType.SimpleName, forIssuer: false)));
    }

    [Theory]
    [InlineData("leaf", "twin", 0, PathFailure.Untrusted)]
    [InlineData("below-leaf", "root", 0, PathFailure.Untrusted)]
    [InlineData("too-deep", "root", 0, PathFailure.Untrusted)]
    [InlineData("leaf", "root", 400, PathFailure.Expired)]
    [InlineData("leaf", "root", -2, PathFailure.NotYetValid)]
    [InlineData("between", "root", 0, PathFailure.IsAuthority)]
    public void What_is_wrong_is_refused_by_its_reason(string leaf, string root, int days, PathFailure expected) =>
        Assert.Equal(expected, Validate(leaf, root, DateTimeOffset.UtcNow.AddDays(days), "between", "leaf", "deeper").Failure);

    [Fact]
    public void It_signs_in_and_the_encryption_half_of_the_pair_does_not()
    {
        Assert.True(Validate("leaf", "root", DateTimeOffset.UtcNow, PathPurpose.Login, "between").Trusted);
        Assert.Equal(PathFailure.WrongKeyUsage, Validate("encryption", "root", DateTimeOffset.UtcNow, PathPurpose.Login, "between").Failure);
    }

    [Fact]
    public async Task A_signature_of_openssl_holds_and_not_over_other_data()
    {
        var signed = System.Text.Encoding.UTF8.GetBytes("企业电子签章");
        var value = await _authority.SignAsync("leaf", signed);
        Assert.True(Sm2Signature.Verifies(Load("leaf"), signed, value));
        Assert.False(Sm2Signature.Verifies(Load("twin"), signed, value));
        Assert.False(Sm2Signature.Verifies(Load("leaf"), signed.AsSpan(1), value));
        for (var i = 0; i < value.Length; i++)
        {
            var broken = (byte[])value.Clone();
            broken[i] ^= 1;
            Assert.False(Sm2Signature.Verifies(Load("leaf"), signed, broken));
        }
    }

    private PathResult Validate(string leaf, string root, DateTimeOffset at, params string[] helpers) => Validate(leaf, root, at, PathPurpose.Sealing, helpers);

    private PathResult Validate(string leaf, string root, DateTimeOffset at, PathPurpose purpose, params string[] helpers) =>
        CertificatePath.Validate(Load(leaf), TrustStore.Load([Load(root)], helpers.Select(Load)), at, purpose);

    private X509Certificate2 Load(string name) => _authority.Load(name);
}
