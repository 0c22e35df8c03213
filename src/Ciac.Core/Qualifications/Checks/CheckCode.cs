using Ciac.Core.Signatures;

namespace Ciac.Core.Qualifications;

/// <summary>P3: what a QR code leads to. Each look at a copy, and at nothing, is recorded.</summary>
public sealed class CheckCode(ReadDocument documents, FindCopy copies, RecordCheck record)
{
    public async Task<CodeCheck> HandleAsync(string code, CancellationToken ct)
    {
        if ((await documents.ByVerificationCodeAsync(code, ct)).Value is not { } found)
        {
            await record.NothingAsync(CheckWay.Code, ct);
            return new CodeCheck.Unknown();
        }

        if (await copies.OfAsync(found, ct) is not { } copy) return new CodeCheck.Other(found);
        await record.CopyAsync(CheckWay.Code, copy, ct);
        return new CodeCheck.Copy(copy);
    }
}
