using Ciac.Sandbox.Ca;
using Ciac.Sandbox.CloudSigning;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Registry;

namespace Ciac.Sandbox.Seeds;

/// Makes an enterprise known to every outside party.
public sealed class Seeder(
    EnterpriseStore enterprises, PersonStore people, RegistryStore registry, TokenAuthority tokens, CredentialIssuer credentials)
{
    public async Task SeedFixedAsync(CancellationToken ct)
    {
        foreach (var seed in SeedCatalogue.All)
            await SeedOnceAsync(seed, ct);
    }

    public async Task SeedAsync(EnterpriseSeed seed, CancellationToken ct)
    {
        await people.SaveAsync(seed.Representative, ct);
        await people.SaveAsync(seed.Holder, ct);
        await enterprises.SaveAsync(seed, ct);
        if (seed.Category == EnterpriseSeed.Local)
            await registry.SaveAsync(Entry(seed), ct);
        var owner = new TokenOwner(seed.Identifier, seed.Name, seed.SealNumber);
        foreach (var role in seed.Roles)
            await tokens.IssueAsync(owner, role, ct);
        if (seed.WithCredential)
            await credentials.IssueAsync(seed.Representative, KeyAlgorithm.Ec, ct);
        await enterprises.CompleteAsync(seed.Identifier, ct);
    }

    // A start that was killed half-way is begun again for the enterprise it was at.
    private async Task SeedOnceAsync(EnterpriseSeed seed, CancellationToken ct)
    {
        if (await enterprises.IsCompleteAsync(seed.Identifier, ct))
            return;
        await enterprises.ForgetTokensAsync(seed.Identifier, ct);
        await SeedAsync(seed, ct);
    }

    private static RegistryEntry Entry(EnterpriseSeed seed) => new(seed.Identifier, seed.Name)
    {
        RegistrationNumber = seed.RegistrationNumber,
        LegalRepresentative = new RegisteredPerson(seed.Representative.Name, seed.Representative.IdType, seed.Representative.IdNumber),
    };
}
