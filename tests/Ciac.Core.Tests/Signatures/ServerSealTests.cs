using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Signing.Sealing;

namespace Ciac.Core.Tests.Signatures;

/// <summary>The server's own seals: their key lies in a file, or in a hardware module that its settings name.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ServerSealTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_module_that_is_not_there_is_told_as_such_and_not_asked_again()
    {
        var folder = Directory.CreateTempSubdirectory("ciac-seal-").FullName;
        var file = Path.Combine(folder, "seal.crt");
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=Seal", made, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        var pin = Path.Combine(folder, "pin");
        using var seal = await portal.World.AskAsync((CheckCertificate check) => Task.FromResult(new ServerSeal(
            SignatoryRole.Platform, "平台", new SealSource(file, "") { Token = new TokenAddress("pkcs11:token=none;object=none", pin) }, check)));
        Assert.Equal(certificate.RawData, seal.Chain[0]);
        Assert.Equal(SealingFailure.TokenMissing, Assert.Throws<SealingException>(() => seal.Key).Failure);
        await File.WriteAllTextAsync(pin, "123456");
        Assert.Equal(SealingFailure.TokenMissing, Assert.Throws<SealingException>(() => seal.Key).Failure);
        Directory.Delete(folder, recursive: true);
    }
}
