using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Certificates;

/// <summary>The additional block as it is posted: alias, holder, and the holder's mobile with its code.</summary>
public sealed record HolderForm
{
    public string? Nickname { get; init; }
    public string? Name { get; init; }
    public string? DocumentKind { get; init; }
    public string? DocumentNumber { get; init; }
    public string? Mobile { get; init; }
    public string? Code { get; init; }

    public const int LongestNickname = 30;
    public const int LongestName = 60;

    /// <summary>Of a licence or account the holder is who its platform proved: what is typed of that person counts for nothing.</summary>
    public HolderForm Of(OutsideSubject? subject) => subject is null ? this : this with
    {
        Name = subject.HolderName,
        DocumentKind = subject.DocumentKind,
        DocumentNumber = subject.DocumentNumber,
    };

    /// <summary>Every wrong field is named in <paramref name="checks"/>.</summary>
    public HolderData Read(FormChecks checks) => new()
    {
        Nickname = checks.Text(nameof(Nickname), Nickname, LongestNickname),
        Name = checks.Text(nameof(Name), Name, LongestName),
        DocumentKind = DocumentKind ?? nameof(HolderDocumentKind.ResidentId),
        DocumentNumber = checks.Document(nameof(DocumentNumber), DocumentKind, DocumentNumber),
        Mobile = checks.Mobile(nameof(Mobile), Mobile),
    };
}
