using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.ELicence;

/// <summary>Proves a callback of the licence platform before anything of it is parsed.</summary>
public sealed class LicenceCallbacks(IOptions<ELicenceOptions> options, TimeProvider clock)
{
    public LicenceCallbackResult Verify(CallbackHeaders headers, ReadOnlySpan<byte> body)
    {
        if (CallbackProof.FaultOf(headers, body, options.Value.CallbackSecret, clock.GetUtcNow()) is not null) return new LicenceCallbackResult.Unproven();
        return WireJson.Read<LicenceCallback>(body) is { IsWhole: true } callback
            ? new LicenceCallbackResult.Genuine(callback, headers.Nonce!)
            : new LicenceCallbackResult.Malformed();
    }
}

/// <summary>Closed family.</summary>
public abstract record LicenceCallbackResult
{
    private LicenceCallbackResult()
    {
    }

    /// <summary>The caller stores the nonce once, in the transaction that stores the callback; a stored one is a replay.</summary>
    public sealed record Genuine(LicenceCallback Callback, string Nonce) : LicenceCallbackResult;

    /// <summary>Not signed, wrongly signed, or more than five minutes from our clock.</summary>
    public sealed record Unproven : LicenceCallbackResult;

    /// <summary>Rightly signed, but nothing that this interface knows.</summary>
    public sealed record Malformed : LicenceCallbackResult;
}

/// <summary>What happened to a ticket on somebody's phone; a confirmation names the licence.</summary>
public sealed record LicenceCallback(string EventId, string Ticket, string Kind)
{
    public const string Scanned = "scanned";
    public const string Confirmed = "confirmed";
    public const string Refused = "refused";
    private const int LongestId = 64;

    public LicenceHolder? Licence { get; init; }

    /// <summary>With the confirmation of a seal: what the licence's key made.</summary>
    public SealedHash? Seal { get; init; }

    internal bool IsWhole => EventId.Length is > 0 and <= LongestId && Ticket.Length is > 0 and <= LongestId && Kind switch
    {
        Scanned or Refused => true,
        Confirmed => Licence is { IsWhole: true } && Seal is null or { IsWhole: true },
        _ => false,
    };
}

/// <summary>The hash that was sealed, as the platform says it, and the licence key's value over it.</summary>
public sealed record SealedHash(byte[] Hash, byte[] Value)
{
    internal bool IsWhole => Hash.Length == 32 && Value.Length is > 0 and <= 1024;
}

/// <summary>A person acting for a unit under its electronic licence, as the licence platform says it.</summary>
public sealed record LicenceHolder(string Subject, string CreditCode, string EnterpriseName)
{
    /// <summary>The platform's word for the authorisation.</summary>
    public required string Role { get; init; }
    public required string Name { get; init; }
    public required string IdType { get; init; }
    public required string IdNumber { get; init; }

    /// <summary>The end of an appointment; null when it has none.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    internal bool IsWhole => Within(Subject, 64) && Within(CreditCode, 32) && Within(EnterpriseName, 200) && Within(Name, 100) && Within(IdNumber, 40);

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => CreditCode;

    private static bool Within(string text, int longest) => text.Length > 0 && text.Length <= longest;
}
