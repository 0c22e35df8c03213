using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Trust;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Tests.Trust;

/// <summary>SM2 certificates and signatures that openssl made (GM/T 0015, GB/T 32918.2).</summary>
public sealed class Sm2PathTests : IAsyncLifetime
{
    // The default user id of GM/T 0009, which openssl has to be told.
    private const string UserId = "distid:1234567812345678";
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-sm2-").FullName;

    public async Task InitializeAsync()
    {
        await RootAsync("root");
        await RootAsync("twin");
        await IssueAsync("between", "root", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign");
        await IssueAsync("leaf", "between", "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature");
        await IssueAsync("below-leaf", "leaf", "keyUsage=critical,digitalSignature");
        await IssueAsync("deeper", "between", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign");
        await IssueAsync("too-deep", "deeper", "keyUsage=critical,digitalSignature");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
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
    public void Nobody_signs_in_with_it_yet() =>
        Assert.Equal(PathFailure.WeakAlgorithm, CertificatePath.Validate(Load("leaf"), TrustStore.Load([Load("root")], [Load("between")]), DateTimeOffset.UtcNow, PathPurpose.Login).Failure);

    [Fact]
    public async Task A_signature_of_openssl_holds_and_not_over_other_data()
    {
        var data = Path.Combine(_folder, "data");
        await File.WriteAllTextAsync(data, "企业电子签章");
        await AskAsync("dgst", "-sm3", "-sign", Place("leaf.key"), "-sigopt", UserId, "-out", data + ".sig", data);
        var (signed, value) = (await File.ReadAllBytesAsync(data), await File.ReadAllBytesAsync(data + ".sig"));
        Assert.True(GmCryptography.Verifies(Load("leaf"), signed, value));
        Assert.False(GmCryptography.Verifies(Load("twin"), signed, value));
        Assert.False(GmCryptography.Verifies(Load("leaf"), signed.AsSpan(1), value));
        for (var i = 0; i < value.Length; i++)
        {
            var broken = (byte[])value.Clone();
            broken[i] ^= 1;
            Assert.False(GmCryptography.Verifies(Load("leaf"), signed, broken));
        }
    }

    private PathResult Validate(string leaf, string root, DateTimeOffset at, params string[] helpers) =>
        CertificatePath.Validate(Load(leaf), TrustStore.Load([Load(root)], helpers.Select(Load)), at, PathPurpose.Sealing);

    private async Task RootAsync(string name)
    {
        await AskAsync("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", Place(name + ".key"));
        await AskAsync("req", "-new", "-x509", "-sm3", "-sigopt", UserId, "-key", Place(name + ".key"), "-days", "365", "-subj", "/CN=root", "-out", Place(name + ".crt"));
    }

    private async Task IssueAsync(string name, string issuer, string extensions)
    {
        await AskAsync("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", Place(name + ".key"));
        await AskAsync("req", "-new", "-sm3", "-sigopt", UserId, "-key", Place(name + ".key"), "-subj", $"/CN={name}", "-out", Place(name + ".csr"));
        await File.WriteAllTextAsync(Place(name + ".ext"), extensions);
        await AskAsync(
            "x509", "-req", "-sm3", "-sigopt", UserId, "-vfyopt", UserId, "-in", Place(name + ".csr"), "-CA", Place(issuer + ".crt"), "-CAkey", Place(issuer + ".key"),
            "-CAcreateserial", "-days", "365", "-extfile", Place(name + ".ext"), "-out", Place(name + ".crt"));
    }

    private static async Task AskAsync(params string[] words)
    {
        var (code, said) = await Judge.RunAsync("openssl", words);
        Assert.True(code == 0, said);
    }

    private X509Certificate2 Load(string name) => X509CertificateLoader.LoadCertificateFromFile(Place(name + ".crt"));

    private string Place(string name) => Path.Combine(_folder, name);
}
