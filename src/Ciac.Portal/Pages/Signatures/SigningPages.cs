using System.Globalization;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Upgrade;
using Ciac.Portal.Pages.Qualifications;
using Ciac.Portal.Texts;
using Ciac.Signing.Pdf;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>From a signature request to what its pages show; both pages show the same words.</summary>
public sealed class SigningPages(Timelines timelines, LicenceWay licence, IStringLocalizer<SignatureTexts> texts)
{
    // A4 as the page images have it.
    private const int ShortSide = 910;
    private const int LongSide = 1287;

    public SignView Sign(SigningView seen, FormErrors errors, ShownWay way)
    {
        var request = seen.Request;
        var at = $"/sign/{request.Id}";
        return new SignView(DocumentOf(seen, at), [.. request.Signatories.Where(s => s.Role != SignatoryRole.Platform).OrderBy(s => s.Order).Select(s => SignerOf(s, seen, way))])
        {
            Number = seen.Document.Number,
            ExpiresAt = request.ExpiresAt,
            State = SigningEndpoints.StateOf(seen),
            PollHref = $"{at}/state",
            // Its last signature ends this session: the upgrade's own page tells the end without one.
            AfterHref = UpgradeWays.Owns(request.Subject) ? ProgressOf(request) : null,
            WithdrawHref = request.Current?.Role.IsServer() == false ? $"{at}/withdraw" : null,
            DeclineHref = request.Current?.Role == SignatoryRole.LegalRepresentative ? $"{at}/decline" : null,
            LinkNote = LinkNoteOf(seen),
            Events = timelines.Of(seen.Events, request.Current?.Role.ToString()).Events,
            Errors = errors,
        };
    }

    // The number says whose document it is: each kind of business object has a page where it is waited for.
    public static string ProgressOf(SignatureRequest request) => request.Subject switch
    {
        _ when request.Subject.StartsWith("SQ", StringComparison.Ordinal) => $"/grants/{request.Subject}",
        _ when request.Subject.StartsWith("RM", StringComparison.Ordinal) => $"/appointments/{request.Subject}",
        _ when request.Subject.StartsWith("DW", StringComparison.Ordinal) => $"/enterprise/changes/{request.Subject}",
        _ when CopyWords.Owns(request.Subject) => CopyWords.ToCopy(request.Subject),
        _ when UpgradeWays.Owns(request.Subject) => UpgradeWays.To(request.Subject),
        _ => "/activate/progress",
    };

    public PhoneView.Open Phone(SigningView seen, string at, FormErrors errors)
    {
        var signatory = seen.Request.Of(SignatoryRole.LegalRepresentative);
        return new PhoneView.Open(DocumentOf(seen, at) with { Compact = true }, CodeOf(signatory, at + "/sign", at + "/code"))
        {
            UnitName = seen.UnitName,
            Facts = [new(texts["Phone.Number"], seen.Document.Number) { IsCode = true }, new(texts["Phone.Signer"], Mask.Name(signatory.DisplayName)), .. StandingOut(seen.Document)],
            ExpiresAt = seen.Request.ExpiresAt,
            DeclineHref = at + "/decline",
            MineHref = at + "/mine",
            Licence = licence.ActionOf(seen, at) with { OnPhone = true, IsSecondary = true },
            PollHref = at + "/state",
            State = SigningEndpoints.StateOf(seen),
            Errors = errors,
        };
    }

    /// <summary>The document speaks Chinese; what it is called is told in the reader's language.</summary>
    public string TitleOf(string title) => texts["Title." + title] is { ResourceNotFound: false } known ? known : title;

    public PhoneLine LineOf(PhoneRequest line)
    {
        var (request, end) = (line.Request, PhoneEnds.Of(line.Request));
        var signed = request.Of(SignatoryRole.LegalRepresentative).SignedAt;
        return new PhoneLine(request.Id, TitleOf(request.Title), line.UnitName, end)
        {
            Number = request.Subject,
            At = signed ?? request.EndedAt ?? request.ExpiresAt,
            DownloadHref = signed is null ? null : $"/s/requests/{request.Id}/document.pdf",
        };
    }

    // What comes, what goes and why is told before the file is opened.
    private static IEnumerable<SummaryRow> StandingOut(Document document) => document.Form.Sections
        .SelectMany(s => s.Rows)
        .Where(r => r.Emphasis != FormEmphasis.None)
        .Select(r => new SummaryRow(r.Label, r.Value));

    public static DocumentView DocumentOf(ReadableDocument document, string at) => new(document.Document.Title, PagesOf(PdfPages.Count(document.Revision.Content), PdfPages.AreLandscape(document.Revision.Content), $"{at}/page/{{0}}.png"))
    {
        DownloadHref = $"{at}/document.pdf",
        Sha256 = Convert.ToHexStringLower(document.Revision.Sha256),
        Text = TextOf(document.Document),
        Statements = document.Document.Form.Statements,
    };

    private DocumentView DocumentOf(SigningView seen, string at) => new(TitleOf(seen.Document.Title), PagesOf(seen.Pages, seen.IsLandscape, $"{at}/page/{{0}}.png?v={seen.Fingerprint[..12]}"))
    {
        DownloadHref = $"{at}/document.pdf",
        Sha256 = seen.Fingerprint,
        Marks = [.. seen.Places.Select(place => MarkOf(place, seen.Request))],
        Text = TextOf(seen.Document),
        Statements = seen.Document.Form.Statements,
    };

    // All of them: nobody signs a page that was not shown.
    private static List<PageImage> PagesOf(int count, bool landscape, string address) =>
        [.. Enumerable.Range(1, count).Select(page => new PageImage(string.Format(CultureInfo.InvariantCulture, address, page), landscape ? LongSide : ShortSide, landscape ? ShortSide : LongSide))];

    private FieldMark MarkOf(SignaturePlace place, SignatureRequest request)
    {
        var signatory = request.Signatories.Find(s => s.FieldName == place.FieldName);
        return new FieldMark(place.Page, place.X, place.Y, place.Width, place.Height)
        {
            Label = signatory is null ? "" : texts[$"Mark.{signatory.Role}"],
            Lit = signatory is not null && request.Current == signatory,
        };
    }

    private static List<TextSection> TextOf(Document document) =>
        [.. document.Form.Sections.Select(s => new TextSection(s.Heading, [.. s.Rows.Select(r => new SummaryRow(r.Label, r.Value))]))];

    private Signer SignerOf(Signatory signatory, SigningView seen, ShownWay way)
    {
        var (request, at) = (seen.Request, $"/sign/{seen.Request.Id}");
        var current = request.Current == signatory;
        return new Signer(signatory.Order, texts[$"Signer.{signatory.Role}"], signatory.DisplayName, StateOf(signatory, request, current))
        {
            Contact = signatory.MaskedPhone,
            At = signatory.SignedAt,
            Note = !current && signatory.SignedAt is null ? texts[$"Signer.{signatory.Role}.Waits"].Value : null,
            Ways = current && !way.IsOnly ? licence.TabsOf(signatory.Role, at, way.ByLicence) : null,
            Action = !current ? null : way.ByLicence ? licence.ActionOf(seen, at) : OwnWayOf(signatory, request, at),
        };
    }

    private static SignerAction OwnWayOf(Signatory signatory, SignatureRequest request, string at) => signatory.Role == SignatoryRole.Enterprise
        ? new SignerAction.Seal($"{at}/enterprise/prepare", $"{at}/enterprise") { UniqueId = request.OwnerUniqueId }
        : CodeOf(signatory, $"{at}/representative", $"{at}/code");

    private static SignerState StateOf(Signatory signatory, SignatureRequest request, bool current) => signatory switch
    {
        { SignedAt: not null } => SignerState.HasSigned,
        _ when request.State == SignatureRequestState.Declined => SignerState.Declined,
        _ when request.State != SignatureRequestState.Open => SignerState.Expired,
        _ => current ? SignerState.Current : SignerState.Waiting,
    };

    private static SignerAction.Code CodeOf(Signatory signatory, string signHref, string sendHref) => new(signHref, sendHref)
    {
        State = signatory.Challenge switch
        {
            ChallengeState.None => CodeState.NotAsked,
            ChallengeState.Asked => CodeState.Asked,
            ChallengeState.Sent => CodeState.Sent,
            ChallengeState.Failed => CodeState.Failed,
            _ => CodeState.Unknown,
        },
        MaskedPhone = signatory.MaskedPhone,
        ExpiresAt = signatory.Challenge is ChallengeState.None or ChallengeState.Failed ? null : signatory.CodeExpiresAt,
        ResendAllowedAt = signatory.ResendAllowedAt,
    };

    private string? LinkNoteOf(SigningView seen)
    {
        if (seen.Request.Current is not { Role: SignatoryRole.LegalRepresentative } signatory) return null;
        var phone = Mask.Mobile(signatory.LinkMobile);
        return seen.LinkText switch
        {
            null => texts["Link.None"],
            TextState.Delivered => texts["Link.Delivered", phone],
            TextState.Failed => texts[$"Link.Failed.{seen.LinkFault}", phone],
            _ => texts["Link.Sent", phone],
        };
    }
}
