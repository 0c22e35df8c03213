using System.Security.Cryptography;
using System.Text;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Seeds;

namespace Ciac.Sandbox.Licence;

/// A person whom an enterprise's electronic licence authorises.
public sealed record LicencePerson(string Subject, StoredEnterprise Enterprise, Person Person)
{
    public const string LimitedAgent = "agent-limited";

    public required string Role { get; init; }

    public static string Called(string role) => role switch
    {
        "legal-representative" => "法定代表人",
        "licence-administrator" => "证照管理员",
        "agent-full" => "办事员（全业务授权）",
        _ => "办事员（单项授权）",
    };

    public static IEnumerable<LicencePerson> Of(StoredEnterprise enterprise) =>
    [
        For(enterprise, enterprise.Representative, "legal-representative"),
        For(enterprise, enterprise.Holder, "licence-administrator"),
        For(enterprise, Agent(enterprise, 1), "agent-full"),
        For(enterprise, Agent(enterprise, 2), LimitedAgent),
    ];

    // The subject says nothing about the person and stays the same for ever.
    private static LicencePerson For(StoredEnterprise enterprise, Person person, string role) =>
        new(Convert.ToHexStringLower(HashOf($"licence|{enterprise.Identifier}|{person.IdNumber}"))[..32], enterprise, person) { Role = role };

    private static Person Agent(StoredEnterprise enterprise, int number)
    {
        var seed = BitConverter.ToUInt32(HashOf($"{enterprise.Identifier}|agent|{number}")) % 1000;
        return new Person(number == 1 ? "吕拟办" : "施拟限", CheckDigits.CitizenId($"3101161985010{number}{seed:D3}"), $"1970000{number}{seed:D3}");
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

public sealed class LicencePeople(EnterpriseStore enterprises)
{
    public async Task<IReadOnlyList<LicencePerson>> AllAsync(CancellationToken ct) =>
        [.. (await enterprises.AllAsync(ct)).SelectMany(LicencePerson.Of)];

    public async Task<LicencePerson?> FindAsync(string subject, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(person => person.Subject == subject);
}
