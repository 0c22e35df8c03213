using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Outside.Ca;

namespace Ciac.Core.Tests.Outside.Contract;

[Collection(SandboxCollection.Name)]
public sealed class CertificateContractTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Every_seeded_token_says_whose_it_is()
    {
        // One of each category is there from the start; other tests add firms of their own, and rename them.
        foreach (var enterprise in (await sandbox.ReadAsync("seed")).GetProperty("enterprises").EnumerateArray().Take(4))
        {
            foreach (var token in enterprise.GetProperty("tokens").EnumerateArray().Where(token => token.Text("role") != "personal"))
            {
                using var certificate = X509CertificateLoader.LoadPkcs12FromFile(sandbox.TokenFile(token.Text("file")), token.Text("pin"));
                var identity = Assert.IsType<CertificateIdentityResult<EnterpriseCertificateIdentity>.Read>(EnterpriseCertificateIdentity.Parse(certificate)).Identity;
                Assert.Equal((enterprise.Text("identifier"), enterprise.Text("name"), token.Text("uniqueId")), (identity.CreditCode, identity.EnterpriseName, identity.UniqueId));
                Assert.Equal(token.Text("serialNumber"), identity.SerialNumber, ignoreCase: true);
                Assert.Equal(token.Text("role") is not ("without-seal" or "site"), identity.HasSeal);
                Assert.True(SandboxCertificates.IsFromSandbox(certificate));
            }
        }
    }

    [Fact]
    public async Task A_seeded_persons_token_names_the_person_and_no_unit()
    {
        var token = (await sandbox.ReadAsync("seed")).GetProperty("enterprises").EnumerateArray().First().GetProperty("tokens").EnumerateArray().Single(token => token.Text("role") == "personal");
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(sandbox.TokenFile(token.Text("file")), token.Text("pin"));
        Assert.IsNotType<CertificateIdentityResult<EnterpriseCertificateIdentity>.Read>(EnterpriseCertificateIdentity.Parse(certificate));
        Assert.IsType<CertificateIdentityResult<PersonCertificateIdentity>.Read>(PersonCertificateIdentity.Parse(certificate));
    }

    [Theory]
    [InlineData("local", CreditCodeKind.Unified)]
    [InlineData("local-without-code", CreditCodeKind.Substitute)]
    [InlineData("other-province", CreditCodeKind.Unified)]
    [InlineData("overseas", CreditCodeKind.Overseas)]
    public async Task Every_category_has_an_identifier_of_its_kind(string category, CreditCodeKind kind)
    {
        var enterprise = await sandbox.EnterpriseAsync(category);
        Assert.True(CreditCode.TryParse(enterprise.Text("identifier"), out var code, out var fault), $"{fault}");
        Assert.Equal((kind, false), (code.Kind, code.CheckDigitDoubtful));
    }

    [Fact]
    public async Task Every_seeded_person_has_a_readable_document_and_mobile()
    {
        foreach (var enterprise in (await sandbox.ReadAsync("seed")).GetProperty("enterprises").EnumerateArray())
            Assert.All(new[] { "representative", "holder" }, part => AssertReadable(enterprise.GetProperty(part)));
    }

    [Fact]
    public void The_trust_files_are_read_and_known_as_the_sandboxs()
    {
        var certificates = CertificateFiles.Load(new[] { "root.crt", "issuing.crt", "issuing-ec.crt" }.Select(sandbox.TrustFile));
        Assert.Equal(3, certificates.Count);
        Assert.All(certificates, certificate => Assert.True(SandboxCertificates.IsFromSandbox(certificate)));
    }

    private static void AssertReadable(JsonElement person)
    {
        var kind = person.Text("idNumber").Length == 18 ? HolderDocumentKind.ResidentId : HolderDocumentKind.ForeignPassport;
        Assert.True(HolderDocument.TryParse(kind, person.Text("idNumber"), out _, out var fault), $"{fault}");
        Assert.True(Mobile.TryParse(person.Text("mobile"), out _, out fault), $"{fault}");
    }
}
