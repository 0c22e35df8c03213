using System.Security.Cryptography;
using System.Text;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Seeds;

namespace Ciac.Sandbox.OneNetwork;

/// A legal-person account of 一网通办: one person acting for one enterprise.
public sealed record OneNetworkAccount(string Subject, StoredEnterprise Enterprise, Person Person)
{
    public required string Role { get; init; }

    public static IEnumerable<OneNetworkAccount> Of(StoredEnterprise enterprise) =>
    [
        For(enterprise, enterprise.Representative, "legal-representative"),
        For(enterprise, enterprise.Holder, "administrator"),
    ];

    // The subject says nothing about the person and stays the same for ever.
    private static OneNetworkAccount For(StoredEnterprise enterprise, Person person, string role)
    {
        var subject = SHA256.HashData(Encoding.UTF8.GetBytes($"{enterprise.Identifier}|{person.IdNumber}"));
        return new OneNetworkAccount(Convert.ToHexStringLower(subject)[..32], enterprise, person) { Role = role };
    }
}

public sealed class OneNetworkAccounts(EnterpriseStore enterprises)
{
    public async Task<IReadOnlyList<OneNetworkAccount>> AllAsync(CancellationToken ct) =>
        [.. (await enterprises.AllAsync(ct)).SelectMany(OneNetworkAccount.Of)];

    public async Task<OneNetworkAccount?> FindAsync(string subject, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(account => account.Subject == subject);
}
