using Ciac.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Accounts;

/// <summary>Section Retention: how long what only served a sign-in or a registration is kept after its end. The audit record keeps that it was.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Login challenges, scans with their events, one-network sign-ins, sessions of phones.</summary>
    public TimeSpan SignIns { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Nonces of callbacks; a callback older than five minutes is refused by its time.</summary>
    public TimeSpan Nonces { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Holder codes; the daily limit of a number counts them, so never less than a day.</summary>
    public TimeSpan Codes { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Scans and photos taken at the counter; the entry itself stays.</summary>
    public TimeSpan CounterPictures { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Sessions that are over; as long as they are kept, their addresses are no new place.</summary>
    public TimeSpan Sessions { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>Removes what is over, a bounded batch of each kind at a time.</summary>
public sealed class ForgetSignIns(CiacDb db, IOptions<RetentionOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>True when there may be more.</summary>
    public Task<bool> HandleAsync(CancellationToken ct) => Forgetting.RunAsync(db, Batches(), ct);

    private IEnumerable<FormattableString> Batches()
    {
        var (now, keep) = (clock.GetUtcNow(), options.Value);
        var signIns = now - keep.SignIns;
        yield return $"DELETE FROM ciac.login_challenges WHERE id IN (SELECT id FROM ciac.login_challenges WHERE expires_at < {signIns} LIMIT {Forgetting.Batch})";
        yield return $"DELETE FROM ciac.scan_sign_ins WHERE id IN (SELECT id FROM ciac.scan_sign_ins WHERE expires_at < {signIns} LIMIT {Forgetting.Batch})";
        yield return $"DELETE FROM ciac.licence_events WHERE id IN (SELECT id FROM ciac.licence_events WHERE received_at < {signIns} LIMIT {Forgetting.Batch})";
        yield return $"DELETE FROM ciac.phone_sessions WHERE id IN (SELECT id FROM ciac.phone_sessions WHERE expires_at < {signIns} LIMIT {Forgetting.Batch})";
        yield return $"DELETE FROM ciac.one_network_sign_ins WHERE state_hash IN (SELECT state_hash FROM ciac.one_network_sign_ins WHERE expires_at < {signIns} LIMIT {Forgetting.Batch})";
        var nonces = now - keep.Nonces.AtLeast(Hour);
        yield return $"DELETE FROM ciac.callback_nonces WHERE (party, nonce) IN (SELECT party, nonce FROM ciac.callback_nonces WHERE seen_at < {nonces} LIMIT {Forgetting.Batch})";
        var codes = now - keep.Codes.AtLeast(Day);
        yield return $"DELETE FROM ciac.holder_codes WHERE id IN (SELECT id FROM ciac.holder_codes WHERE sent_at < {codes} LIMIT {Forgetting.Batch})";
        var wrongCodes = now - 2 * Day;
        yield return $"DELETE FROM ciac.signer_locks WHERE identity_index IN (SELECT identity_index FROM ciac.signer_locks WHERE since < {wrongCodes} AND (locked_until IS NULL OR locked_until < {now}) LIMIT {Forgetting.Batch})";
        var pictures = now - keep.CounterPictures;
        yield return $"DELETE FROM ciac.counter_pictures WHERE id IN (SELECT id FROM ciac.counter_pictures WHERE created_at < {pictures} LIMIT {Forgetting.Batch})";
        var sessions = now - keep.Sessions;
        yield return $"DELETE FROM ciac.sessions WHERE id IN (SELECT id FROM ciac.sessions WHERE expires_at < {sessions} LIMIT {Forgetting.Batch})";
    }
}
