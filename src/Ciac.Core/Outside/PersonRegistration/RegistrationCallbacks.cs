using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.PersonRegistration;

/// <summary>Proves a callback of the registration platform before anything of it is parsed.</summary>
public sealed class RegistrationCallbacks(IOptions<PersonRegistrationOptions> options, TimeProvider clock)
{
    public RegistrationCallbackResult Verify(CallbackHeaders headers, ReadOnlySpan<byte> body)
    {
        if (CallbackProof.FaultOf(headers, body, options.Value.CallbackSecret, clock.GetUtcNow()) is not null) return new RegistrationCallbackResult.Unproven();
        return WireJson.Read<RegistrationCallback>(body) is { IsWhole: true } callback
            ? new RegistrationCallbackResult.Genuine(callback, headers.Nonce!)
            : new RegistrationCallbackResult.Malformed();
    }
}

/// <summary>Closed family.</summary>
public abstract record RegistrationCallbackResult
{
    private RegistrationCallbackResult()
    {
    }

    /// <summary>The caller stores the nonce once, in the transaction that stores the callback; a stored one is a replay.</summary>
    public sealed record Genuine(RegistrationCallback Callback, string Nonce) : RegistrationCallbackResult;

    /// <summary>Not signed, wrongly signed, or more than five minutes from our clock.</summary>
    public sealed record Unproven : RegistrationCallbackResult;

    /// <summary>Rightly signed, but nothing that this interface knows.</summary>
    public sealed record Malformed : RegistrationCallbackResult;
}

/// <summary>Somebody registered by a ticket.</summary>
public sealed record RegistrationCallback(string EventId, string Ticket, RegisteredByPhone Person)
{
    private const int LongestId = 64;

    internal bool IsWhole => EventId.Length is > 0 and <= LongestId && Ticket.Length is > 0 and <= LongestId && Person.IsWhole;
}

/// <summary>Who registered; on the phone only holders of a resident ID do.</summary>
public sealed record RegisteredByPhone(string Name, string IdType, string IdNumber)
{
    public const string Resident = "resident";

    internal bool IsWhole => Name.Length is > 0 and <= 100 && IdType == Resident && IdNumber.Length is > 0 and <= 40;

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => IdType;
}
