using Ciac.Core.Signatures;

namespace Ciac.Core.Qualifications;

/// <summary>A file that was brought, and the copy that it is, when it is one.</summary>
public sealed record CheckedFile(VerifiedFile File, CheckedCopy? Copy);

/// <summary>P4: what holds about a file, and how the certificate is today when the file is one of its copies.</summary>
public sealed class CheckFile(VerifyFile verify, FindCopy copies, RecordCheck record)
{
    public async Task<Outcome<CheckedFile>> HandleAsync(byte[] file, CancellationToken ct)
    {
        var outcome = await verify.HandleAsync(file, ct);
        if (outcome.Value is not { } verified) return outcome.Refusal!;
        var copy = verified.Known is { } known ? await copies.OfAsync(known, ct) : null;
        if (copy is not null) await record.CopyAsync(CheckWay.File, copy, ct);
        return new CheckedFile(verified, copy);
    }
}
