using Ciac.Core.Signatures;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>How a request stands for the legal representative: the same words on its own page and in the list.</summary>
internal static class PhoneEnds
{
    /// <summary>Null while it is the representative's turn.</summary>
    public static PhoneEnd? Of(SignatureRequest request) => request switch
    {
        _ when request.Of(SignatoryRole.LegalRepresentative).SignedAt is not null => PhoneEnd.Done,
        { State: SignatureRequestState.Declined } => PhoneEnd.Declined,
        { State: SignatureRequestState.Withdrawn } => PhoneEnd.Withdrawn,
        { State: SignatureRequestState.Expired } => PhoneEnd.Expired,
        _ => request.Current?.Role == SignatoryRole.LegalRepresentative ? null : PhoneEnd.NotYourTurn,
    };
}
