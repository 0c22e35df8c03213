using System.Text.RegularExpressions;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>What the public search found; the code of a copy when its number was typed.</summary>
public sealed record PublicSearch(IReadOnlyList<PublicCertificate> Found)
{
    public string? CopyCode { get; init; }

    /// <summary>There may be more than are shown.</summary>
    public bool IsCut => Found.Count == SearchCertificates.Most;
}

/// <summary>P5: certificates by the unit's name or code, a certificate's number or a copy's. Short words find nothing, so that nobody reads the list by them.</summary>
public sealed partial class SearchCertificates(CiacDb db, FindCopy copies, RecordCheck record)
{
    public const int Most = 20;
    public const int ShortestName = 4;
    private const int Longest = 100;

    public async Task<Outcome<PublicSearch>> HandleAsync(string? typed, CancellationToken ct)
    {
        var words = (typed ?? "").Trim();
        var code = words.ToUpperInvariant();
        if (words.Length > Longest) return TooShort;
        if (await CopyAsync(code, ct) is { } copy) return new PublicSearch([]) { CopyCode = copy };
        if (CreditCode.TryParse(code, out var identifier, out _)) return await FoundAsync(q => q.Where(c => c.Identifier == identifier.Value), ct);
        if (Number().IsMatch(code)) return await FoundAsync(q => q.Where(c => c.CertificateNumber == code), ct);
        if (words.EnumerateRunes().Count() < ShortestName) return TooShort;
        return await FoundAsync(q => q.Where(c => c.EnterpriseName.Contains(words)), ct);
    }

    /// <summary>One certificate as it is now, by its whole number.</summary>
    public async Task<Outcome<PublicCertificate>> FindAsync(string number, CancellationToken ct)
    {
        var found = await copies.PublicAsync(db.Qualifications.Where(c => c.CertificateNumber == number), ct);
        if (found.Count == 0)
        {
            await record.NothingAsync(CheckWay.Search, ct);
            return CheckRefusals.CertificateNotFound;
        }

        await record.CertificateAsync(found[0], ct);
        return found[0];
    }

    private static Refusal TooShort => CheckRefusals.NameTooShort.With(ShortestName).For("Words");

    private async Task<Outcome<PublicSearch>> FoundAsync(Func<IQueryable<Qualification>, IQueryable<Qualification>> wanted, CancellationToken ct)
    {
        var found = await copies.PublicAsync(wanted(db.Qualifications), ct);
        if (found.Count == 0) await record.NothingAsync(CheckWay.Search, ct);
        return new PublicSearch(found);
    }

    private Task<string?> CopyAsync(string number, CancellationToken ct) => db.QualificationCopies.AsNoTracking()
        .Where(c => c.Number == number && c.State == CopyState.Issued)
        .Join(db.SignatureRequests, c => c.SignatureRequestId, r => r.Id, (_, r) => r.DocumentId)
        .Join(db.Documents, id => id, d => d.Id, (_, d) => d.VerificationCode)
        .FirstOrDefaultAsync(ct);

    [GeneratedRegex("^[A-Z]{1,3}[0-9]{6,20}$")]
    private static partial Regex Number();
}
