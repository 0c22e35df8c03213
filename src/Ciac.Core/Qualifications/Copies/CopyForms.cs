using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>资质证书 as a copy (3-documents): drawn from the version it was asked for, sealed by its parties in their order.</summary>
public abstract class CopyForm(CiacDb db, SignatureSettings settings, IOptions<QualificationOptions> options) : IConfirmationForm
{
    public abstract string Name { get; }

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var copy = await db.QualificationCopies.AsNoTracking().SingleAsync(c => c.Number == subject, ct);
        var qualification = await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct);
        var version = await db.QualificationVersions.AsNoTracking().SingleAsync(v => v.QualificationId == copy.QualificationId && v.Number == copy.Version, ct);
        var owner = await db.Credentials.AsNoTracking().Where(c => c.Id == copy.CredentialId).Select(c => c.UniqueId).SingleAsync(ct);
        var facts = new CertificateFacts(qualification, version.Content, copy);
        var parties = PartiesOf(facts, owner);
        var words = new CertificateWords(facts, place);
        var certificate = words.Draw(options.Value, settings.Address, [.. parties.Select(BoxOf)]);
        return new ConfirmationDraft
        {
            Form = words.Words(certificate),
            Certificate = certificate,
            OwnerUniqueId = owner,
            OwnerIdentifier = copy.Identifier,
            Signatories = parties,
        };
    }

    public async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var copy = await db.QualificationCopies.SingleAsync(c => c.Number == subject, ct);
        copy.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    protected abstract IReadOnlyList<SignatoryPlan> PartiesOf(CertificateFacts facts, string owner);

    protected SignatoryPlan Authority => new(SignatoryRole.Authority, "AuthoritySeal", settings.Options.AuthorityName, settings.Options.AuthorityName);

    protected SignatoryPlan Platform => new(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, "");

    private static SignatureBox BoxOf(SignatoryPlan party) => new(party.FieldName, LabelOf(party.Role), party.DisplayName);

    private static string LabelOf(SignatoryRole role) => role switch
    {
        SignatoryRole.Enterprise => "企业电子签章（签章处）",
        SignatoryRole.Authority => "发证机关电子印章（签章处）",
        _ => "平台签章（签章处）",
    };
}

public sealed class ApprovalCopyForm(CiacDb db, SignatureSettings settings, IOptions<QualificationOptions> options) : CopyForm(db, settings, options)
{
    public override string Name => CollectCertificate.DefinitionId;

    protected override IReadOnlyList<SignatoryPlan> PartiesOf(CertificateFacts facts, string owner) => [Authority, Platform];
}

public sealed class UseCopyForm(CiacDb db, SignatureSettings settings, IOptions<QualificationOptions> options) : CopyForm(db, settings, options)
{
    public override string Name => StartUseCopy.DefinitionId;

    protected override IReadOnlyList<SignatoryPlan> PartiesOf(CertificateFacts facts, string owner) =>
        [new(SignatoryRole.Enterprise, "EnterpriseSeal", facts.Content.EnterpriseName, owner), Authority, Platform];
}
