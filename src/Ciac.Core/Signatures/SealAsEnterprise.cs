using System.Text.Json;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;

namespace Ciac.Core.Signatures;

/// <summary>Second half of 企业电子签章: the token's value is checked against certificate and document, stamped and kept.</summary>
public sealed class SealAsEnterprise(SignatureRequests requests, KeepSignature keep, PadesSigner signer, TimeProvider clock)
{
    public async Task<Outcome<SignatureRequest>> HandleAsync(SigningAccess.Owner access, byte[] value, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found;
        if (request.HasSigned(SignatoryRole.Enterprise)) return request;
        if (SignatureTurn.Refuse(request, SignatoryRole.Enterprise, clock.GetUtcNow()) is { } refusal) return refusal;
        if (request.Of(SignatoryRole.Enterprise).PreparedJson is not { } json) return SignatureRefusals.NotPrepared;

        var prepared = JsonSerializer.Deserialize<PreparedSignature>(json)!;
        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var completed = await CompleteSignature.TryAsync(signer, latest.Content, prepared, value, ct);
        if (completed.Value is not { } content) return await TwinAsync(access, completed.Refusal!, ct);
        return await keep.HandleAsync(
            new MadeSignature(request.Id, SignatoryRole.Enterprise, prepared.BaseSha256, content, access.Caller.EnterpriseName ?? "")
            {
                Actor = "holder",
                Address = access.Caller.From.Address,
                UserAgent = access.Caller.From.UserAgent,
            },
            ct);
    }

    // The same value sent twice at once: when the other one has sealed meanwhile, this one is sealed as well.
    private async Task<Outcome<SignatureRequest>> TwinAsync(SigningAccess access, Refusal refusal, CancellationToken ct)
    {
        var now = await requests.FindAgainAsync(access, ct);
        return now.Value is { } request && request.Of(SignatoryRole.Enterprise).SignedAt is null ? refusal : now;
    }
}

/// <summary>Turns the failures of a completion into what the person is told.</summary>
internal static class CompleteSignature
{
    public static async Task<Outcome<byte[]>> TryAsync(
        PadesSigner signer, byte[] content, PreparedSignature prepared, byte[] value, CancellationToken ct)
    {
        try
        {
            return await signer.CompleteAsync(content, prepared, value, ct);
        }
        catch (SealingException failure) when (failure.Failure == SealingFailure.Expired)
        {
            return SignatureRefusals.NotPrepared;
        }
        catch (SealingException failure) when (failure.Failure == SealingFailure.BaseChanged)
        {
            return SignatureRefusals.DocumentChanged;
        }
        catch (SealingException failure) when (failure.Failure == SealingFailure.ValueMismatch)
        {
            return SignatureRefusals.ValueWrong;
        }
        catch (TimestampException)
        {
            return SignatureRefusals.TimestampDown;
        }
    }
}
