using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Outside;
using Ciac.Core.Tests.Outside.Ca;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Ciac.Core.Tests.Outside;

public sealed class OutsideGuardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-guard-").FullName;

    [Theory]
    [InlineData("Outside:Sms:Address", "http://127.0.0.1:5090/sms/")]
    [InlineData("Outside:Sms:Address", "https://localhost/sms/")]
    [InlineData("Outside:Registry:Address", "http://[::1]:5090/")]
    [InlineData("Outside:Registry:Address", "http://127.1.2.3/")]
    [InlineData("Outside:CloudSigning:Address", "https://csc.sandbox.example.cn/v2")]
    [InlineData("Outside:Ca:OcspAddress", "http://0.0.0.0:5090/ca/ocsp")]
    [InlineData("Outside:Timestamp:Addresses:0", "http://ca.localhost/tsa")]
    [InlineData("Outside:Sms:AccessKeySecret", "sandbox-secret")]
    [InlineData("Outside:Sms:AccessKeyId", "sandbox")]
    [InlineData("Outside:Sms:ReceiptSecret", "")]
    [InlineData("Outside:Registry:ClientSecret", "changeme")]
    [InlineData("Signatures:PlatformSealPassword", "sandbox")]
    [InlineData("Signatures:AuthoritySealPassword", "sandbox")]
    [InlineData("Staff:0:Password", "demo-officer")]
    [InlineData("Outside:Ca:TrustAnchors:0", "no-such-file.crt")]
    public void Production_refuses_what_belongs_to_the_sandbox_and_names_only_the_key(string key, string value)
    {
        var objection = Assert.Single(OutsideGuard.Check(Settings((key, value)), new Environment("Production")));
        Assert.StartsWith(key, objection, StringComparison.Ordinal);
        Assert.True(value.Length == 0 || !objection.Contains(value, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => OutsideGuard.Demand(Settings((key, value)), new Environment("Production")));
    }

    [Fact]
    public void Development_may_talk_to_the_sandbox() =>
        OutsideGuard.Demand(Settings(("Outside:Sms:Address", "http://127.0.0.1:5090/sms/"), ("Outside:Sms:AccessKeySecret", "sandbox-secret")), new Environment("Development"));

    [Fact]
    public void Production_takes_real_parties()
    {
        using var root = TestCertificates.Make("CN=Root");
        OutsideGuard.Demand(Settings(("Outside:Sms:Address", "https://dysmsapi.aliyuncs.com/"), ("Outside:Sms:AccessKeySecret", "kT8…"), ("Outside:Ca:TrustAnchors:0", Written(root))), new Environment("Production"));
    }

    [Theory]
    [InlineData("Outside:Ca:TrustAnchors:0")]
    [InlineData("Outside:Ca:Intermediates:3")]
    public void Production_refuses_a_certificate_with_the_sandboxs_policy(string key)
    {
        using var root = TestCertificates.Make("CN=Root", ("2.5.29.32", Policies("1.2.156.1", "2.25.1729.5090")));
        var objection = Assert.Single(OutsideGuard.Check(Settings((key, Written(root))), new Environment("Production")));
        Assert.EndsWith("a certificate of the sandbox", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_refuses_an_authority_of_the_sandbox_by_its_name()
    {
        using var root = TestCertificates.Make("CN=CIAC Sandbox Root CA");
        Assert.Single(OutsideGuard.Check(Settings(("Outside:Ca:TrustAnchors:0", Written(root))), new Environment("Production")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Policies(params string[] oids)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var oid in oids)
            {
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(oid);
            }
        }
        return writer.Encode();
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();

    private string Written(X509Certificate2 certificate)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.crt");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "Ciac.Portal";
        public string ContentRootPath { get; set; } = "/";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
