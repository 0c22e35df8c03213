using System.Security.Cryptography;
using Ciac.Core.Audit;
using Ciac.Core.Outside.OneNet;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Accounts;

/// <summary>The query with which the browser came back; a parameter given twice is none.</summary>
public sealed record OneNetworkReturn(string? State)
{
    public string? Code { get; init; }
    public string? Error { get; init; }
    public string? Issuer { get; init; }
}

public sealed record OneNetworkSignedIn(string SessionToken, NextPage Next, string? ReturnTo);

/// <summary>F1, one-network way, second half. The state is taken before anything is looked at: a second answer finds nothing (code replay, T-34).</summary>
public sealed class FinishOneNetworkSignIn(CiacDb db, IOneNetLogin login, SignInOutside signIn, AuditTrail audit, OneNetworkRules rules)
{
    public async Task<Outcome<OneNetworkSignedIn>> HandleAsync(string browser, OneNetworkReturn back, Origin from, CancellationToken ct)
    {
        var begun = await TakeAsync(back.State, ct);
        if (begun is null || rules.IsOver(begun) || !CryptographicOperations.FixedTimeEquals(begun.BrowserHash, Secrets.Hash(browser)))
            return await RefuseAsync(AccountRefusals.OneNetworkOver, null, from, ct);

        var answer = new AuthorizationAnswer(begun.RedirectUri, begun.Nonce, begun.Verifier) { Code = back.Code, Error = back.Error, Issuer = back.Issuer };
        var result = await login.RedeemAsync(answer, ct);
        if (OneNetworkRules.RefusalOf(result) is { } failure) return await RefuseAsync(failure, (result as OneNetResult.Untrusted)?.Why, from, ct);
        var account = ((OneNetResult.Proven)result).Account;
        if (rules.RefuseAccount(account) is { } refusal) return await RefuseAsync(refusal, null, from, ct);
        return await SignInAsync(OneNetworkRules.SubjectOf(account), begun, from, ct);
    }

    private async Task<Outcome<OneNetworkSignedIn>> SignInAsync(OutsideSubject subject, OneNetworkSignIn begun, Origin from, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var outcome = await signIn.HandleAsync(subject, from, ct);
        if (outcome.Refusal is { } refusal) await RefuseAsync(refusal, null, from, ct);
        await transaction.CommitAsync(ct);
        return outcome.Value is { } done ? new OneNetworkSignedIn(done.SessionToken, done.Next, begun.ReturnTo) : outcome.Refusal!;
    }

    private async Task<OneNetworkSignIn?> TakeAsync(string? state, CancellationToken ct)
    {
        if (state is null) return null;
        var taken = await db.OneNetworkSignIns
            .FromSql($"DELETE FROM ciac.one_network_sign_ins WHERE state_hash = {Secrets.Hash(state)} RETURNING *")
            .AsNoTracking()
            .ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    private async Task<Refusal> RefuseAsync(Refusal refusal, string? why, Origin from, CancellationToken ct)
    {
        audit.Record(new AuditEntry("sign-in.refused")
        {
            Actor = "visitor",
            Detail = why is null ? refusal.Code : $"{refusal.Code} {why}",
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return refusal;
    }
}

/// <summary>Which one-network accounts may come in, and what a failed proof is called.</summary>
public sealed class OneNetworkRules(IOptions<OneNetOptions> options, TimeProvider clock)
{
    public bool IsOver(OneNetworkSignIn begun) => begun.ExpiresAt <= clock.GetUtcNow();

    public Refusal? RefuseAccount(OneNetAccount account) => account switch
    {
        { UserType: not "legal-person" } or { CreditCode: "" } or { IdNumber: "" } => AccountRefusals.OneNetworkPerson,
        _ when string.CompareOrdinal(account.Level, options.Value.LowestLevel) < 0 => AccountRefusals.OneNetworkAssurance,
        _ => null,
    };

    internal static Refusal? RefusalOf(OneNetResult result) => result switch
    {
        OneNetResult.Proven => null,
        OneNetResult.Refused { Error: "access_denied" } => AccountRefusals.OneNetworkDenied,
        OneNetResult.Refused => AccountRefusals.OneNetworkFailed,
        OneNetResult.Untrusted => AccountRefusals.OneNetworkUntrusted,
        _ => AccountRefusals.OneNetworkDown,
    };

    /// <summary>A password's proof gives no role: one comes from a signed flow of the portal (identity.md §5.4).</summary>
    internal static OutsideSubject SubjectOf(OneNetAccount account) => new(CredentialKind.OneNetwork, account.Subject, account.CreditCode)
    {
        EnterpriseName = account.EnterpriseName,
        HolderName = account.Name,
        DocumentKind = LicenceRoles.DocumentKindOf(account.IdType),
        DocumentNumber = account.IdNumber,
        Role = HolderRole.Clerk,
    };
}
