using Ciac.Core.Accounts;

namespace Ciac.Core.Signatures;

/// <summary>Whose turn it is: the one rule set of every signing verb (ux.md §2.3, order enforced on the server).</summary>
internal static class SignatureTurn
{
    public static Refusal? Refuse(SignatureRequest request, SignatoryRole role, DateTimeOffset now) => request switch
    {
        { State: not SignatureRequestState.Open } => SignatureRefusals.Ended,
        // The server seals when the parties are done: no time limit of theirs holds it up.
        _ when !role.IsServer() && request.ExpiresAt <= now => SignatureRefusals.Ended,
        _ when request.Current?.Role != role => SignatureRefusals.OutOfTurn,
        _ => null,
    };

    /// <summary>How the audit record names the actor.</summary>
    public static string Actor(SigningAccess access) =>
        access is SigningAccess.Owner ? "holder" : "legal-representative";

    public static Origin From(SigningAccess access) => access switch
    {
        SigningAccess.Owner owner => owner.Caller.From,
        SigningAccess.Link link => link.From,
        SigningAccess.Person person => person.From,
        _ => new Origin(null, null),
    };
}
