using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.Outside.Contract;

namespace Ciac.Core.Tests.World;

/// <summary>A firm of the sandbox, with what its people know and hold.</summary>
public sealed class Firm(JsonElement seed, SandboxFixture sandbox)
{
    public const string Holder = "administrator";

    public string Identifier => seed.Text("identifier");
    public string Name => seed.Text("name");
    public Person Representative => new(seed.GetProperty("representative"));
    public Person KeyHolder => new(seed.GetProperty("holder"));

    public UnitOrigin Origin => seed.Text("category") switch
    {
        "local" => UnitOrigin.Local,
        "local-without-code" => UnitOrigin.LocalWithoutCode,
        "other-province" => UnitOrigin.OtherProvince,
        _ => UnitOrigin.Overseas,
    };

    /// <summary>A fresh one that nobody has activated yet.</summary>
    public static async Task<Firm> FreshAsync(SandboxFixture sandbox, string category = "local", params string[] roles) =>
        new(await sandbox.MakeEnterpriseAsync(category, roles.Length == 0 ? [Holder] : roles), sandbox);

    public static async Task<Firm> SeededAsync(SandboxFixture sandbox, string category = "local") =>
        new(await sandbox.EnterpriseAsync(category), sandbox);

    public Token Token(string role = Holder)
    {
        var token = seed.GetProperty("tokens").EnumerateArray().First(entry => entry.Text("role") == role);
        return new Token(X509CertificateLoader.LoadPkcs12FromFile(sandbox.TokenFile(token.Text("file")), token.Text("pin")));
    }

    /// <summary>The authority renews a key: the same unique id, another serial number and validity, the name if wished.</summary>
    public Task RenewAsync(string role, string? name = null)
    {
        var token = seed.GetProperty("tokens").EnumerateArray().First(entry => entry.Text("role") == role);
        return sandbox.PostAsync($"ca/tokens/{token.Text("file")}/renew", new { newKey = true, name });
    }

    /// <summary>What the firm would type of itself; a registry-backed one types the contact only.</summary>
    public UnitForm UnitForm => new()
    {
        EconomicType = "有限责任公司",
        RegisteredPlace = "虚构路 1 号",
        RegistrationNumber = seed.Text("registrationNumber"),
        RepresentativeName = Representative.Name,
        RepresentativeDocumentKind = Origin == UnitOrigin.Overseas ? "ForeignPassport" : "ResidentId",
        RepresentativeDocumentNumber = Representative.IdNumber,
        RepresentativeMobile = Representative.Mobile,
        Contact = "联系人",
        Phone = "021-55550000",
        Country = "SG",
    };

    public HolderForm HolderForm(string code) => new()
    {
        Nickname = "总部主证书",
        Name = KeyHolder.Name,
        DocumentKind = "ResidentId",
        DocumentNumber = KeyHolder.IdNumber,
        Mobile = KeyHolder.Mobile,
        Code = code,
    };
}

public sealed record Person(string Name, string IdNumber, string Mobile)
{
    public Person(JsonElement entry)
        : this(entry.Text("name"), entry.Text("idNumber"), entry.Text("mobile"))
    {
    }
}
