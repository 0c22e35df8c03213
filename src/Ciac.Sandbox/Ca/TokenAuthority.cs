namespace Ciac.Sandbox.Ca;

public sealed record TokenRenewal(bool NewKey = false, string? Name = null);

/// Issues, renews and revokes enterprise certificates, and their holders' own, and keeps their token files up to date.
public sealed class TokenAuthority(
    CertificateAuthority authority, CertificateRegister register, TokenStore tokens, TokenFiles files, TimeProvider clock)
{
    private const int CessationOfOperation = 5;

    public async Task<Token> IssueAsync(TokenOwner owner, TokenRole role, CancellationToken ct)
    {
        using var key = SigningKey.Generate(role.Algorithm);
        var isPersonal = role.Name == TokenRole.Personal;
        var uniqueId = isPersonal ? PersonalCertificate.UniqueIdOf(await tokens.HolderAsync(owner.Identifier, ct)) : await FreeUniqueIdAsync(owner.Identifier, ct);
        var wish = isPersonal ? await PersonalAsync(owner, Period(role), ct) : EnterpriseCertificate.Wish(owner, uniqueId, Period(role));
        if (role.Sealed && !isPersonal)
            wish = EnterpriseCertificate.WithSeal(wish, owner);
        var certificate = await register.IssueAsync(authority.For(role.Algorithm), wish, key, ct);
        var token = new Token($"{owner.Identifier}-{role.Name}.p12", role.Name, uniqueId)
        {
            Owner = owner,
            Certificate = certificate,
            PrivateKey = key.Export(),
        };
        await KeepAsync(token, ct);
        if (role.Name == TokenRole.Revoked)
            await register.RevokeAsync(certificate.SerialNumber, CessationOfOperation, ct);
        return token;
    }

    // Renewal keeps the unique id; serial and validity are new, the key and the name may be.
    public async Task<Token?> RenewAsync(string file, TokenRenewal renewal, CancellationToken ct)
    {
        if (await tokens.FindAsync(file, ct) is not { } token)
            return null;
        using var old = token.Key().Key;
        using var key = renewal.NewKey ? SigningKey.Generate(old.Algorithm) : token.Key().Key;
        var owner = renewal.Name is { Length: > 0 } name ? token.Owner with { Name = name } : token.Owner;
        var wish = token.Role == TokenRole.Personal
            ? await PersonalAsync(owner, FreshPeriod(), ct)
            : EnterpriseCertificate.Wish(owner, token.UniqueId, FreshPeriod());
        if (token.Certificate.Extensions[SandboxOids.ElectronicSeal] is not null)
            wish = EnterpriseCertificate.WithSeal(wish, owner);
        var renewed = token with
        {
            Certificate = await register.IssueAsync(authority.For(key.Algorithm), wish, key, ct),
            PrivateKey = key.Export(),
            RevokedAt = null,
        };
        await KeepAsync(renewed, ct);
        return renewed;
    }

    public async Task<Token?> RevokeAsync(string file, int reason, CancellationToken ct)
    {
        if (await tokens.FindAsync(file, ct) is not { } token)
            return null;
        await register.RevokeAsync(token.Certificate.SerialNumber, reason, ct);
        return await tokens.FindAsync(file, ct);
    }

    private async Task<CertificateWish> PersonalAsync(TokenOwner owner, (DateTimeOffset From, DateTimeOffset To) period, CancellationToken ct) =>
        PersonalCertificate.Wish(await tokens.HolderAsync(owner.Identifier, ct), period);

    private async Task KeepAsync(Token token, CancellationToken ct)
    {
        await tokens.SaveAsync(token, ct);
        await files.WriteAsync(token, ct);
    }

    // 109@XY…, 209@XY…, …: each key of one enterprise has its own unique id.
    private async Task<string> FreeUniqueIdAsync(string identifier, CancellationToken ct)
    {
        var taken = await tokens.UniqueIdsAsync(identifier, ct);
        return Enumerable.Range(1, 99).Select(number => $"{number}09@XY{identifier}").First(id => !taken.Contains(id));
    }

    private (DateTimeOffset From, DateTimeOffset To) Period(TokenRole role)
    {
        var today = clock.GetUtcNow();
        return role.Name == TokenRole.Expired ? (today.AddYears(-2), today.AddDays(-30)) : FreshPeriod();
    }

    private (DateTimeOffset From, DateTimeOffset To) FreshPeriod()
    {
        var today = clock.GetUtcNow();
        return (today.AddMinutes(-10), today.AddYears(2));
    }
}
