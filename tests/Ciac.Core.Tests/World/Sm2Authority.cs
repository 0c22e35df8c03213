using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside;
using Ciac.Core.Tests.Outside.Ca;

namespace Ciac.Core.Tests.World;

/// <summary>An authority of SM2 certificates, made and kept by openssl: its list of the revoked is served over HTTP.</summary>
internal sealed class Sm2Authority : IAsyncDisposable
{
    private const string UserId = "distid:1234567812345678";
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-sm2-").FullName;
    private TestParty? _list;

    public string RootFile => Place("root.crt");

    public static async Task<Sm2Authority> StartAsync()
    {
        var authority = new Sm2Authority();
        authority._list = await TestParty.StartAsync(async context => await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(authority.Place("list.crl"))));
        await authority.AskAsync("ecparam -name SM2 -genkey -noout -out root.key");
        await authority.AskAsync($"req -new -x509 -sm3 -sigopt {UserId} -key root.key -days 365 -subj /CN=SM2 -out root.crt");
        await File.WriteAllTextAsync(authority.Place("ca.cnf"), "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ndefault_md=sm3\ndefault_crl_days=1\n");
        await File.WriteAllTextAsync(authority.Place("index.txt"), "");
        await authority.ListAsync();
        return authority;
    }

    /// <summary>An enterprise's key with that usage.</summary>
    public async Task IssueAsync(string name, string usage = "digitalSignature,nonRepudiation")
    {
        var extensions = $"""
            keyUsage=critical,{usage}
            basicConstraints=critical,CA:FALSE
            crlDistributionPoints=URI:{_list!.Address.AbsoluteUri}
            {TestCertificates.UniqueIdOid}=ASN1:UTF8String:{TestAuthority.UniqueId}
            {TestCertificates.EnterpriseOid}=ASN1:UTF8String:{TestCertificates.Code}
            """;
        await File.WriteAllTextAsync(Place(name + ".ext"), extensions);
        await AskAsync($"ecparam -name SM2 -genkey -noout -out {name}.key");
        await AskAsync($"req -new -sm3 -sigopt {UserId} -key {name}.key -subj /O=Fictitious/CN=Fictitious -out {name}.csr");
        await AskAsync($"x509 -req -sm3 -sigopt {UserId} -vfyopt {UserId} -in {name}.csr -CA root.crt -CAkey root.key -CAcreateserial -days 300 -extfile {name}.ext -out {name}.crt");
    }

    public async Task RevokeAsync(string name)
    {
        await AskAsync($"ca -config ca.cnf -keyfile root.key -cert root.crt -revoke {name}.crt");
        await ListAsync();
    }

    /// <summary>What the page posts after that key has signed: the value as openssl gives it, SEQUENCE { r, s }.</summary>
    public async Task<CertificateToken> AnswerAsync(string name, IssuedChallenge challenge)
    {
        await File.WriteAllBytesAsync(Place("data"), Token.LoginMessage(challenge, challenge.Origin));
        await AskAsync($"dgst -sm3 -sign {name}.key -sigopt {UserId} -out value data");
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Place(name + ".crt"));
        return new CertificateToken(challenge.ChallengeId, certificate.RawData, "SM2-SM3", await File.ReadAllBytesAsync(Place("value")));
    }

    public async ValueTask DisposeAsync()
    {
        await _list!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListAsync()
    {
        await AskAsync($"ca -config ca.cnf -gencrl -md sm3 -sigopt {UserId} -keyfile root.key -cert root.crt -out list.pem");
        await AskAsync("crl -in list.pem -outform DER -out list.crl");
    }

    private async Task AskAsync(string words)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", words) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said);
    }

    private string Place(string name) => Path.Combine(_folder, name);
}
