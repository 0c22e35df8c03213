using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;

namespace Ciac.Core.Certificates;

/// <summary>The SMS code of a holder's form: what is refused stands beside the field it belongs to.</summary>
public sealed class HolderCodes(SendHolderCode send, CheckHolderCode check)
{
    public async Task<Outcome<HolderCodeSent>> SendAsync(Caller caller, string subject, string? mobile, CancellationToken ct)
    {
        if (!Mobile.TryParse(mobile, out var number, out _)) return EnterpriseRefusals.MobileNumber.For(nameof(HolderForm.Mobile));
        var sent = await send.HandleAsync(subject, number, new CodeAsker(caller.Identifier, caller.From.Address), ct);
        return sent.Refusal is { } refusal ? refusal.For(nameof(HolderForm.Code)) : sent;
    }

    /// <summary>Null when the code proves the mobile.</summary>
    public async Task<Refusal?> RefuseAsync(string subject, string mobile, string? code, CancellationToken ct)
    {
        if (!Mobile.TryParse(mobile, out var number, out _)) return EnterpriseRefusals.MobileNumber.For(nameof(HolderForm.Mobile));
        return (await check.HandleAsync(subject, number, code, ct)).Refusal?.For(nameof(HolderForm.Code));
    }

    /// <summary>The clocks of the last code to this number, for a page that is shown again; null when none was sent.</summary>
    public async Task<HolderCodeSent?> ClocksAsync(string subject, string? mobile, CancellationToken ct) =>
        Mobile.TryParse(mobile, out var parsed, out _) ? await check.ClocksAsync(subject, parsed, ct) : null;
}
