using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.ApprovingSystem;

/// <summary>Proves an event of the approving system before anything of it is parsed.</summary>
public sealed class ApprovingCallbacks(IOptions<ApprovingSystemOptions> options, TimeProvider clock)
{
    public ApprovingCallbackResult Verify(CallbackHeaders headers, byte[] body) =>
        CallbackProof.FaultOf(headers, body, options.Value.CallbackSecret, clock.GetUtcNow()) is null
            ? new ApprovingCallbackResult.Genuine(body, headers.Nonce!)
            : new ApprovingCallbackResult.Unproven();
}

/// <summary>Closed family.</summary>
public abstract record ApprovingCallbackResult
{
    private ApprovingCallbackResult()
    {
    }

    /// <summary>The caller stores the nonce once, in the transaction that stores the event.</summary>
    public sealed record Genuine(byte[] Body, string Nonce) : ApprovingCallbackResult;

    /// <summary>Not signed, wrongly signed, or more than five minutes from our clock.</summary>
    public sealed record Unproven : ApprovingCallbackResult;
}
